"use client";

import { createContext, useContext, useEffect, useState, type ReactNode } from "react";
import { createRegistry, type Registry } from "./registry.ts";
import { matchSequence, pressName } from "./shortcut-match.ts";
import { useRegistered } from "./use-registered.ts";

export type Shortcut = {
  /** `g t` one after the other, `Mod+k` together, `?`, `/`. Null declares nothing. */
  keys: string | null;
  /** What it does, for the keyboard map: "Go to topics". */
  label: string;
  /** Heading in the keyboard map. */
  group: "Everywhere" | "This page" | "Go to";
  run: () => void;
};

const ShortcutsContext = createContext<Registry<Shortcut>>(createRegistry());
const SingleContext = createContext(true);

/** Whether keys without ⌘ or Ctrl work: the person's choice. */
export function useSingleKeys(): boolean {
  return useContext(SingleContext);
}

/** Listens once for all. `single` switches keys without ⌘ or Ctrl off (WCAG 2.1.4). */
export function ShortcutsProvider({ single, children }: { single: boolean; children: ReactNode }) {
  const [registry] = useState(() => createRegistry<Shortcut>());
  useEffect(() => {
    let pressed: string[] = [];
    let last = 0;
    const nameOf = (event: KeyboardEvent): string | null => {
      const name = pressName(event);
      if (name === null || event.isComposing || event.repeat) return null;
      return name.startsWith("Mod+") || (single && !isBusy(event.target)) ? name : null;
    };
    const run = (event: KeyboardEvent, ofSeveral: boolean) => {
      const hit = registry
        .list()
        .find(
          ({ keys }) => keys !== null && keys.includes(" ") === ofSeveral && matchSequence(pressed, keys) === "full",
        );
      if (!hit) return;
      event.preventDefault();
      if (ofSeveral) event.stopPropagation();
      pressed = [];
      hit.run();
    };
    // A sequence comes before the page: "g c" in a table is not its "c". A single key comes after it.
    const before = (event: KeyboardEvent) => {
      const name = nameOf(event);
      if (name === null) return;
      pressed = event.timeStamp - last > 1200 ? [name] : [...pressed, name].slice(-3);
      last = event.timeStamp;
      run(event, true);
    };
    const after = (event: KeyboardEvent) => {
      if (!event.defaultPrevented && nameOf(event) !== null) run(event, false);
    };
    window.addEventListener("keydown", before, true);
    window.addEventListener("keydown", after);
    return () => {
      window.removeEventListener("keydown", before, true);
      window.removeEventListener("keydown", after);
    };
  }, [registry, single]);
  return (
    <ShortcutsContext value={registry}>
      <SingleContext value={single}>{children}</SingleContext>
    </ShortcutsContext>
  );
}

/** Typing, or something on top of the page has the keyboard. */
function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return (
    target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox]") !== null
  );
}

export function useShortcut(
  keys: string | null,
  label: string,
  run: () => void,
  group: Shortcut["group"] = "This page",
): void {
  useRegistered(useContext(ShortcutsContext), { keys, label, group, run });
}

/** Declares several at once, in a list whose length may change. */
export function Shortcuts({ entries }: { entries: Shortcut[] }) {
  return entries.map((entry) => <OneShortcut key={entry.label} entry={entry} />);
}

function OneShortcut({ entry }: { entry: Shortcut }) {
  useRegistered(useContext(ShortcutsContext), entry);
  return null;
}

/** The shortcuts that work now, read when asked. */
export function useShortcutList(): () => Shortcut[] {
  return useContext(ShortcutsContext).list;
}
