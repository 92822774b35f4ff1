"use client";

import { Search } from "lucide-react";
import { Input } from "./input.tsx";
import type { useOptionList } from "./use-option-list.ts";

type Props = {
  list: Pick<ReturnType<typeof useOptionList>, "input" | "reset">;
  /** Says what is found, as name and placeholder: "Find a topic". */
  label: string;
  text: string;
  onText: (text: string) => void;
};

/** The text that narrows the list of options under it; it has the focus when the list opens. */
export function OptionSearch({ list, label, text, onText }: Props) {
  return (
    <Input
      {...list.input}
      autoFocus
      aria-label={label}
      placeholder={label}
      lead={<Search aria-hidden />}
      boxClassName="mb-1"
      value={text}
      onChange={(event) => {
        onText(event.target.value);
        list.reset();
      }}
    />
  );
}
