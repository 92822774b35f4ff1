import { parseDuration } from "#lib/format/duration.ts";
import type { Zone } from "#lib/format/time.ts";

/**
 * A point in time as a person writes it: `2026-03-04`, `2026-03-04 14:29[:10[.125]]` in the zone, ISO with its own zone,
 * epoch milliseconds, or `2 h ago`. Epoch ms, or null when it is none of these. `now` in epoch ms.
 */
export function epochOfWords(text: string, zone: Zone, now: number): number | null {
  const words = text.trim();
  if (/^\d{9,15}$/.test(words)) return Number(words);
  const ago = /^(.+?)\s+ago$/i.exec(words);
  if (ago !== null) {
    const parsed = parseDuration(ago[1] ?? "");
    return "ms" in parsed && parsed.ms >= 0n ? now - Number(parsed.ms) : null;
  }
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?))?(Z|[+-]\d{2}:\d{2})?$/.exec(words);
  if (match === null) return null;
  const [, day = "", clock = "00:00", offset] = match;
  const epoch = Date.parse(`${day}T${clock}${offset ?? (zone === "utc" ? "Z" : "")}`);
  return Number.isNaN(epoch) ? null : epoch;
}
