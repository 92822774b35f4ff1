import { parseDuration } from "#lib/format/duration.ts";
import { formatTime, type Zone } from "#lib/format/time.ts";

const dayMs = 86_400_000;

/**
 * A point in time as a person writes it: `2026-03-04`, `2026-03-04 14:29[:10[.125]]` in the zone, ISO with its own zone,
 * epoch milliseconds, `2 h ago`, `now`, `14:29`, `today`, `yesterday 14:29`. Epoch ms, or null when it is none of these.
 * `now` in epoch ms.
 */
export function epochOfWords(text: string, zone: Zone, now: number): number | null {
  const words = text.trim();
  if (/^now$/i.test(words)) return now;
  if (/^\d{9,15}$/.test(words)) return Number(words);
  const ago = /^(.+?)\s+ago$/i.exec(words);
  if (ago !== null) {
    const parsed = parseDuration(ago[1] ?? "");
    return "ms" in parsed && parsed.ms >= 0n ? now - Number(parsed.ms) : null;
  }
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?))?(Z|[+-]\d{2}:\d{2})?$/.exec(
    dated(words, zone, now),
  );
  if (match === null) return null;
  const [, day = "", clock = "00:00", offset] = match;
  const epoch = Date.parse(`${day}T${clock}${offset ?? (zone === "utc" ? "Z" : "")}`);
  return Number.isNaN(epoch) ? null : epoch;
}

/** `today`, `yesterday` and a clock alone with the date they mean in the zone; all else as it is. */
function dated(words: string, zone: Zone, now: number): string {
  const match = /^(today|yesterday)?\s*(\d{2}:\d{2}\S*)?$/i.exec(words);
  if (match === null || words === "") return words;
  const [, word = "today", clock] = match;
  const day = formatTime(word.toLowerCase() === "yesterday" ? now - dayMs : now, zone).slice(0, 10);
  return clock === undefined ? day : `${day} ${clock}`;
}
