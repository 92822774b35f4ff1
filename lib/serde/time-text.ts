const dayMs = 86_400_000;
const dayNanos = 86_400_000_000_000n;
/** Days from 1970 that a Date can hold. */
const mostDays = 100_000_000;
const scales = { 3: 1_000n, 6: 1_000_000n, 9: 1_000_000_000n } as const;

export type Digits = keyof typeof scales;

/** Days since 1970 as "2026-11-25"; the plain number when no calendar reaches that far. All texts here are JSON. */
export function dateText(days: number): string {
  if (Math.abs(days) > mostDays) return String(days);
  const text = new Date(days * dayMs).toISOString();
  return `"${text.slice(0, text.indexOf("T"))}"`;
}

/** A time of day in 10^-digits seconds as "13:05:00.123"; the plain number when it is none. */
export function timeText(value: bigint, digits: Digits): string {
  const scale = scales[digits];
  const nanos = value * (1_000_000_000n / scale);
  if (nanos < 0n || nanos >= dayNanos) return value.toString();
  const clock = new Date(Number(value / scale) * 1_000).toISOString().slice(11, 19);
  return `"${clock}.${(value % scale).toString().padStart(digits, "0")}"`;
}

/** 10^-digits seconds since 1970 as "2026-11-25T13:05:00.123Z", with all digits; the plain number beyond the calendar. */
export function timestampText(value: bigint, digits: Digits, zone: "Z" | ""): string {
  const scale = scales[digits];
  const rest = ((value % scale) + scale) % scale;
  const text = instantText((value - rest) / scale);
  return text === null ? value.toString() : `"${text}.${rest.toString().padStart(digits, "0")}${zone}"`;
}

/** Whole seconds since 1970 without zone, e.g. 2026-11-25T13:05:00; null when no calendar reaches that far. */
export function instantText(seconds: bigint): string | null {
  const most = BigInt(mostDays) * 86_400n;
  if (seconds > most || seconds < -most) return null;
  return new Date(Number(seconds) * 1_000).toISOString().slice(0, -5);
}
