import { formatInteger, int64Max } from "./int64.ts";

/** What Kafka stores for "without limit". */
export const forever = -1n;

export type ParsedDuration = { ms: bigint } | { error: string };

const unitMs: Record<string, bigint> = {
  ms: 1n,
  s: 1_000n,
  min: 60_000n,
  h: 3_600_000n,
  d: 86_400_000n,
  w: 604_800_000n,
  y: 31_536_000_000n,
};

const spellings: Record<string, string> = {
  ms: "ms|milli|millis|msec|msecs|millisecond|milliseconds",
  s: "s|sec|secs|second|seconds",
  min: "m|min|mins|minute|minutes",
  h: "h|hr|hrs|hour|hours",
  d: "d|day|days",
  w: "w|wk|wks|week|weeks",
  y: "y|yr|yrs|year|years",
};

const unitOf = new Map(
  Object.entries(spellings).flatMap(([unit, words]) => words.split("|").map((word) => [word, unit])),
);

const example = 'Write for example "90 min", "36h", "2 weeks" or "forever".';

/**
 * A duration in people's words as whole milliseconds: "90 min", "36h", "1.5 days", "2 weeks 3 days"; a year has 365 days.
 * "forever", "unlimited", "infinite" and "-1" are −1. A figure without a unit is refused, zero excepted.
 */
export function parseDuration(text: string): ParsedDuration {
  const words = text.trim().toLowerCase();
  if (words === "") return { error: `No duration was given. ${example}` };
  if (/^(forever|unlimited|infinite|-1|-1\s*ms|\u22121)$/.test(words)) return { ms: forever };
  if (/^0+$/.test(words)) return { ms: 0n };
  if (/^[\d,]+$/.test(words))
    return { error: `"${text.trim()}" has no unit. Write "${words} ms" if milliseconds are meant. ${example}` };
  if (/^[-\u2212]/.test(words)) return { error: `"${text.trim()}" is negative. ${example}` };
  let total = 0n;
  let rest = words;
  while (rest !== "") {
    const part = /^(\d{1,3}(?:,\d{3})+|\d{1,20})(?:\.(\d{1,20}))?\s*([a-z]+)(?:\s*,\s*|\s+and\s+|\s+|(?=\d)|$)/.exec(
      rest,
    );
    const unit = unitOf.get(part?.[3] ?? "");
    const factor = unit === undefined ? undefined : unitMs[unit];
    if (part === null || factor === undefined) return { error: `"${text.trim()}" is no duration. ${example}` };
    const [matched, whole = "", fraction = ""] = part;
    const scale = 10n ** BigInt(fraction.length);
    const scaled = BigInt(whole.replaceAll(",", "") + fraction) * factor;
    if (scaled % scale !== 0n) return { error: `"${text.trim()}" is no whole number of milliseconds. ${example}` };
    total += scaled / scale;
    rest = rest.slice(matched.length);
  }
  if (total > int64Max) return { error: `"${text.trim()}" is longer than Kafka can store. Write "forever".` };
  return { ms: total };
}

const shown = ["d", "h", "min", "s"] as const;

/** Milliseconds as at most two units, rounded half up: `6 min 42 s`, `2 d 4 h`, `1.5 s`, `8.4 ms`; −1 is `forever`. */
export function formatDuration(ms: bigint | number | string): string {
  if (typeof ms === "number" && ms > 0 && ms < 9.95) return `${trimmed(ms)} ms`;
  const whole = typeof ms === "number" ? BigInt(Math.round(ms)) : BigInt(ms);
  if (whole === forever) return "forever";
  if (whole < 0n) return `\u2212${formatDuration(-whole)}`;
  if (whole < 1_000n) return `${whole} ms`;
  if (whole < 9_950n) return `${trimmed(Number(whole) / 1_000)} s`;
  return twoUnits(whole);
}

function trimmed(value: number): string {
  return (Math.round(value * 10) / 10).toFixed(1).replace(/\.0$/, "");
}

function twoUnits(ms: bigint): string {
  const first = shown.findIndex((unit) => ms >= (unitMs[unit] ?? 1n));
  const upper = unitMs[shown[first] ?? "s"] ?? 1_000n;
  const lower = unitMs[shown[first + 1] ?? "s"] ?? 1_000n;
  const rounded = ((ms + lower / 2n) / lower) * lower;
  // 59 min 59.7 s rounds up to the next unit: then that one is the first.
  const above = unitMs[shown[first - 1] ?? ""];
  if (above !== undefined && rounded >= above) return twoUnits(rounded);
  const rest = (rounded % upper) / lower;
  const head = `${formatInteger(rounded / upper)} ${shown[first]}`;
  return rest === 0n || upper === lower ? head : `${head} ${rest} ${shown[first + 1]}`;
}
