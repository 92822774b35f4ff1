"use client";

import type { ReactNode } from "react";
import { usePreferences } from "#components/shared/preferences-provider.tsx";
import type { Preferences } from "#components/shared/preferences.ts";
import { PageHead } from "#components/ui/page-head.tsx";
import { Segmented, type SegmentedOption } from "#components/ui/segmented.tsx";
import { themes } from "./theme-menu.tsx";

const zones: SegmentedOption<Preferences["zone"]>[] = [
  { value: "utc", label: "UTC" },
  { value: "local", label: "Local" },
];
const letters: SegmentedOption<"on" | "off">[] = [
  { value: "on", label: "On" },
  { value: "off", label: "Off" },
];
const rows: SegmentedOption<Preferences["rows"]>[] = [
  { value: "normal", label: "Normal" },
  { value: "compact", label: "Compact" },
];

/** What a person chooses for this browser. Each choice holds at once. */
export function Settings() {
  const { preferences, choose } = usePreferences();
  return (
    <>
      <PageHead title="Settings" facts="For this browser. Each choice holds at once." />
      <div className="px-page">
        <div className="max-w-160 divide-y divide-line border-y border-line">
          <Row label="Theme" hint="System follows the computer, also when it changes during the day.">
            <Segmented
              label="Theme"
              options={themes}
              value={preferences.theme}
              onChange={(theme) => choose({ theme })}
            />
          </Row>
          <Row label="Time zone" hint="Every time on every page; the zone stands in the column head.">
            <Segmented
              label="Time zone"
              options={zones}
              value={preferences.zone}
              onChange={(zone) => choose({ zone })}
            />
          </Row>
          <Row label="Row height" hint="Rows of tables are 32 px, compact ones 28 px.">
            <Segmented
              label="Row height"
              options={rows}
              value={preferences.rows}
              onChange={(next) => choose({ rows: next })}
            />
          </Row>
          <Row label="One-letter shortcuts" hint="Off leaves only those with ⌘ or Ctrl. Press ? for the keyboard map.">
            <Segmented
              label="One-letter shortcuts"
              options={letters}
              value={preferences.letters ? "on" : "off"}
              onChange={(next) => choose({ letters: next === "on" })}
            />
          </Row>
        </div>
      </div>
    </>
  );
}

function Row({ label, hint, children }: { label: string; hint: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3">
      <div className="min-w-60 flex-1">
        <p className="font-medium">{label}</p>
        <p className="text-xs text-ink-3">{hint}</p>
      </div>
      {children}
    </div>
  );
}
