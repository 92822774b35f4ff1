import type { ReactNode } from "react";
import type { FieldValue } from "./field-value.ts";

const colours: Partial<Record<FieldValue["kind"], string>> = {
  number: "text-syn-number",
  boolean: "text-syn-keyword",
  object: "text-ink-2",
  array: "text-ink-2",
};

/** Characters of a value that a cell shows. */
const longest = 400;

/** One field of a record: a missing one, a null and a text that says "null" are three different sights. */
export function FieldCell({ value, mark }: { value: FieldValue; mark: (text: string) => ReactNode }) {
  switch (value.kind) {
    case "missing":
      return <Absent sign="–" words="This record has no such field" />;
    case "cut":
      return (
        <Absent
          sign="…"
          words="Not in the beginning of the payload that the list holds; open the record for the rest"
        />
      );
    case "null":
      return <span className="text-syn-null italic">null</span>;
    case "empty":
      return <span className="font-sans text-ink-3">empty</span>;
    case "binary":
      return (
        <>
          <span className="mr-1.5 font-sans text-ink-3">binary</span>
          {value.text.slice(0, longest)}
        </>
      );
    default:
      return <span className={colours[value.kind]}>{mark(value.text.slice(0, longest).replace(/\s+/g, " "))}</span>;
  }
}

function Absent({ sign, words }: { sign: string; words: string }) {
  return (
    <span className="text-ink-3" title={words}>
      <span aria-hidden>{sign}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}
