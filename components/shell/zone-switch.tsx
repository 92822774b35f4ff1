"use client";

import { usePreferences } from "#components/shared/preferences-provider.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";

/** The zone of every time on the page: UTC or the one of this computer. */
export function ZoneSwitch() {
  const { preferences, choose } = usePreferences();
  const utc = preferences.zone === "utc";
  const hint = utc ? "Times are UTC. Click for local time." : "Times are local. Click for UTC.";
  return (
    <Tooltip content={hint} side="bottom">
      <button
        type="button"
        aria-label={`Time zone: ${utc ? "UTC" : "local"}`}
        onClick={() => choose({ zone: utc ? "local" : "utc" })}
        className="h-7 rounded-sm px-1.5 text-xs text-ink-2 hover:bg-hover hover:text-ink"
      >
        {utc ? "UTC" : "Local"}
      </button>
    </Tooltip>
  );
}
