import type { ReactNode } from "react";
import { Kbd } from "./kbd.tsx";

export type KeyHint = { keys: string[]; act: string };

/** Under a table: what is shown at the left, key hints and the age of the data at the right. */
export function Foot({ children, hints = [], end }: { children?: ReactNode; hints?: KeyHint[]; end?: ReactNode }) {
  return (
    <footer className="px-page tn flex h-8 shrink-0 items-center gap-4 overflow-hidden border-t border-line bg-canvas text-xs whitespace-nowrap text-ink-3">
      {children}
      <span className="ml-auto flex items-center gap-2.5">
        {hints.map((hint) => (
          <span key={hint.act} className="hidden items-center gap-1 lg:flex">
            <Kbd keys={hint.keys} /> {hint.act}
          </span>
        ))}
      </span>
      {end}
    </footer>
  );
}
