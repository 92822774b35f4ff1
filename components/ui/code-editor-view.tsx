"use client";

import { EditorView } from "@codemirror/view";
import { useCallback, useEffect, useRef } from "react";
import { editorExtensions, lookOf, setText, type EditorLook } from "./code-editor-extensions.ts";
import type { CodeEditorProps } from "./code-editor-props.ts";
import { useFieldAria, useFieldLabel } from "./field.tsx";

/** The editor behind `CodeEditor`, mounted once; text, language and attributes follow the properties. */
export function CodeEditorView({ value, onChange, onBlur, language, placeholder = "" }: CodeEditorProps) {
  const aria = useFieldAria();
  const labelledBy = useFieldLabel();
  const editor = useRef<EditorView | null>(null);
  const latest = useRef({ value, onChange, onBlur });
  const look: EditorLook = {
    language,
    placeholder,
    id: aria.id ?? "",
    labelledBy,
    describedBy: aria["aria-describedby"] ?? "",
    invalid: aria["aria-invalid"] ?? false,
  };
  const first = useRef(look);
  const applied = useRef(look);

  const mount = useCallback((host: HTMLDivElement) => {
    const view = new EditorView({
      parent: host,
      doc: latest.current.value,
      extensions: editorExtensions(first.current, {
        onChange: (text) => latest.current.onChange(text),
        onBlur: () => latest.current.onBlur?.(),
      }),
    });
    editor.current = view;
    return () => {
      editor.current = null;
      view.destroy();
    };
  }, []);

  useEffect(() => {
    latest.current = { value, onChange, onBlur };
    const view = editor.current;
    if (view === null) return;
    setText(view, value);
    if (isSame(applied.current, look)) return;
    applied.current = look;
    view.dispatch({ effects: lookOf(look) });
  });

  return <div ref={mount} className="h-full" />;
}

function isSame(a: EditorLook, b: EditorLook): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
