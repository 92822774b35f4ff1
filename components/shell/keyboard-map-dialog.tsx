"use client";

import { usePreferences } from "#components/shared/preferences-provider.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { shortcutKeys } from "#components/ui/shortcut-match.ts";
import type { Shortcut } from "#components/ui/shortcuts.tsx";

export function KeyboardMapDialog({ entries, onClose }: { entries: Shortcut[]; onClose: () => void }) {
  const { preferences } = usePreferences();
  const groups = ["Everywhere", "Go to", "This page"].map((title) => ({
    title,
    entries: entries.filter((entry) => entry.group === title && entry.keys !== null),
  }));
  return (
    <Dialog open onClose={onClose} title="Keyboard map" size="form">
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
