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
    const press = (event: KeyboardEvent) => {
      const name = pressName(event);
      if (name === null || event.defaultPrevented || event.isComposing) return;
      const plain = !name.startsWith("Mod+");
      if (plain && (!single || isBusy(event.target))) return;
      if (event.repeat) return;
      const now = event.timeStamp;
      pressed = now - last > 1200 ? [name] : [...pressed, name].slice(-3);
      last = now;
      // A longer sequence wins over its own last key: "g r" is not "r".
      const hits = registry
        .list()
        .filter((entry) => entry.keys !== null && matchSequence(pressed, entry.keys) === "full")
        .sort((a, b) => (b.keys ?? "").length - (a.keys ?? "").length);
      const hit = hits[0];
      if (!hit) return;
      event.preventDefault();
      pressed = [];
      hit.run();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
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
