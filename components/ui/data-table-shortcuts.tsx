"use client";

import { Shortcuts, type Shortcut } from "./shortcuts.tsx";
import type { KeyAction } from "./data-table-keys.ts";

type TableShortcutsProps = {
  act: (action: KeyAction) => boolean;
  selects: boolean;
  opens: boolean;
  filters: boolean;
};

/** The keys of a page's main table in the keyboard map; they also work while nothing has the focus. */
export function TableShortcuts({ act, selects, opens, filters }: TableShortcutsProps) {
  const entry = (keys: string, label: string, action: KeyAction): Shortcut => ({
    keys,
    label,
    group: "This page",
    run: () => void act(action),
  });
  return (
    <Shortcuts
      entries={[
        ...(filters ? [entry("/", "Filter", { kind: "filter" })] : []),
        entry("j", "Next row", { kind: "row", by: 1 }),
        entry("k", "Previous row", { kind: "row", by: -1 }),
        ...(opens ? [entry("o", "Open the row", { kind: "open" })] : []),
        ...(selects ? [entry("x", "Select the row, with shift a range", { kind: "select" })] : []),
        entry("c", "Copy the cell", { kind: "copy" }),
      ]}
    />
  );
}
