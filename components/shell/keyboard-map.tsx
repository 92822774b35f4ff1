"use client";

import { useEffect, useState } from "react";
import { usePreferences } from "#components/shared/preferences-provider.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { shortcutKeys } from "#components/ui/shortcut-match.ts";
import { useShortcut, useShortcutList, type Shortcut } from "#components/ui/shortcuts.tsx";

const opened = "wheelhouse:keyboard-map";

export function openKeyboardMap(): void {
  window.dispatchEvent(new Event(opened));
}

/** The keys that work on this page, read from what the page declared. */
export function KeyboardMap() {
  const [entries, setEntries] = useState<Shortcut[] | null>(null);
  const list = useShortcutList();
  const { preferences } = usePreferences();
  useEffect(() => {
    const open = () => setEntries(list());
    window.addEventListener(opened, open);
    return () => window.removeEventListener(opened, open);
  }, [list]);
  useShortcut("?", "Show this map", openKeyboardMap, "Everywhere");
  const groups = ["Everywhere", "Go to", "This page"].map((title) => ({
    title,
    entries: (entries ?? []).filter((entry) => entry.group === title && entry.keys !== null),
  }));
  return (
    <Dialog open={entries !== null} onClose={() => setEntries(null)} title="Keyboard map" size="form">
      {preferences.letters ? null : (
        <p className="mb-2 text-xs text-ink-3">Shortcuts of one letter are off; switch them on in the settings.</p>
      )}
      <div className="grid gap-x-8 gap-y-4 pb-2 sm:grid-cols-2">
        {groups.map((group) =>
          group.entries.length === 0 ? null : (
            <section key={group.title}>
              <h3 className="pb-1 text-xs font-semibold">{group.title}</h3>
              <dl>
                {group.entries.map((entry) => (
                  <div key={entry.label} className="flex h-7 items-center justify-between border-t border-line">
                    <dt>{entry.label}</dt>
                    <dd>
                      <Kbd keys={shortcutKeys(entry.keys ?? "")} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ),
        )}
      </div>
    </Dialog>
  );
}
