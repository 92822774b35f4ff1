export type CodeEditorProps = {
  value: string;
  /** Called for what the person does, never for a `value` that came from outside. */
  onChange: (text: string) => void;
  onBlur?: () => void;
  language: "json" | "text";
  placeholder?: string | undefined;
};
