export type Zone = "utc" | "local";

/** Absent or unknown. */
const absent = "\u2013";

const limit = 8_640_000_000_000_000n;

/** Epoch milliseconds as a Date; null for Kafka's "no timestamp" (−1) and beyond what a calendar can show. */
function dateOf(epochMs: bigint | number | string): Date | null {
  const ms = BigInt(epochMs);
  return ms === -1n || ms > limit || ms < -limit ? null : new Date(Number(ms));
}

function undated(epochMs: bigint | number | string): string {
  return BigInt(epochMs) === -1n ? absent : `${epochMs} ms`;
}

function pad(value: number, length = 2): string {
  return value.toString().padStart(length, "0");
}

function year(value: number): string {
  return value >= 0 && value <= 9999 ? pad(value, 4) : `${value < 0 ? "-" : "+"}${pad(Math.abs(value), 6)}`;
}

/** Exact time where order is the point: `2026-03-04 14:29:10.125`. Its zone belongs in the column head (`zoneLabel`). */
export function formatTime(epochMs: bigint | number | string, zone: Zone): string {
  const date = dateOf(epochMs);
  if (date === null) return undated(epochMs);
  if (zone === "utc") return date.toISOString().replace("T", " ").replace("Z", "");
  const day = `${year(date.getFullYear())}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  const clock = `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`;
  return `${day} ${clock}.${pad(date.getMilliseconds(), 3)}`;
}

/** ISO 8601 with the zone's offset, for the hover and for copying: `2026-03-04T15:29:10.125+01:00`. */
export function formatIso(epochMs: bigint | number | string, zone: Zone): string {
  const date = dateOf(epochMs);
  if (date === null) return undated(epochMs);
  return zone === "utc" ? date.toISOString() : formatTime(epochMs, zone).replace(" ", "T") + offset(date);
}

/** What stands in the head of a time column: `UTC`, or the local zone's offset at that moment, `UTC+01:00`. */
export function zoneLabel(zone: Zone, at: Date): string {
  return zone === "utc" ? "UTC" : `UTC${offset(at)}`;
}

/**
 * Age under seven days as one unit (`2 s`, `19 h`, `3 d`), else the date. `now` in epoch ms.
 * A time ahead of the clock (a producer's) reads `in 5 s`.
 */
export function formatAge(epochMs: bigint | number | string, now: number, zone: Zone): string {
  const date = dateOf(epochMs);
  if (date === null) return undated(epochMs);
  const age = now - date.getTime();
  const seconds = Math.floor(Math.abs(age) / 1000);
  if (seconds >= 7 * 86_400) return formatTime(epochMs, zone).replace(/ .*/, "");
  const text =
    seconds < 60
      ? `${seconds} s`
      : seconds < 3_600
        ? `${Math.floor(seconds / 60)} min`
        : seconds < 86_400
          ? `${Math.floor(seconds / 3_600)} h`
          : `${Math.floor(seconds / 86_400)} d`;
  return age < 0 && seconds > 0 ? `in ${text}` : text;
}

function offset(date: Date): string {
  const minutes = -date.getTimezoneOffset();
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}
