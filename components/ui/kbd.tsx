"use client";

import { useSyncExternalStore } from "react";
import { cx } from "./cx.ts";

const never = () => () => {};
const isMac = () => /Mac|iP(hone|ad)/.test(navigator.platform);

type KbdProps = {
  /** Keys pressed one after the other, or together when one of them is `Mod` (⌘ or Ctrl). */
  keys: string[];
  /** On a dark ground (tooltip, toast). */
  inverse?: boolean;
  /** On the accent button. */
  onAccent?: boolean;
};

/** Keys as they stand on the person's keyboard. `Mod` is ⌘ on a Mac, Ctrl elsewhere. */
export function Kbd({ keys, inverse, onAccent }: KbdProps) {
  const mac = useSyncExternalStore(never, isMac, () => false);
  const names = keys.map((key) => (key === "Mod" ? (mac ? "⌘" : "Ctrl") : key));
  const shown = keys.includes("Mod") ? [names.join(mac ? "" : " ")] : names;
  return (
    <span className="inline-flex gap-0.5">
      {shown.map((name, index) => (
        <kbd
          key={index}
          className={cx(
            "inline-block min-w-4.5 rounded-xs border px-1 text-center font-sans text-[0.65625rem] leading-4 font-medium",
            inverse
              ? "border-inverse-ink-2/40 text-inverse-ink-2"
              : onAccent
                ? "border-accent-ink/40 text-accent-ink"
                : "border-line-2 bg-sunken text-ink-3",
          )}
        >
          {name}
        </kbd>
      ))}
    </span>
  );
}
