import type { Coverage, PartitionCoverage } from "#lib/contracts/record-search.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { formatTime, zoneLabel, type Zone } from "#lib/format/time.ts";
import { printRanges } from "./partition-ranges.ts";
import type { RecordSearch } from "./record-search.ts";
import type { SearchRun } from "./search-run.ts";

export type Tally = { walked: bigint; total: bigint; left: bigint; percent: string };

/** Offsets walked of those asked for; 100 % is said only when nothing is left. */
export function tallyOf(coverage: Coverage): Tally {
  let walked = 0n;
  let total = 0n;
  for (const partition of coverage.partitions) {
    walked += walkedOf(partition, coverage.direction);
    total += BigInt(partition.to) - BigInt(partition.from);
  }
  return { walked, total, left: total - walked, percent: percentOf(walked, total) };
}

export function walkedOf({ from, to, next }: PartitionCoverage, direction: Coverage["direction"]): bigint {
  return direction === "forward" ? BigInt(next) - BigInt(from) : BigInt(to) - BigInt(next);
}

/** Rounded down to a tenth: `40.0 %`. */
function percentOf(walked: bigint, total: bigint): string {
  if (walked >= total) return "100 %";
  const tenths = (walked * 1000n) / total;
  return `${tenths / 10n}.${tenths % 10n} %`;
}

/** A rate in three digits: `412`, `4.12 k`, `41.2 M`; its exact twin belongs on the hover. */
export function shortRate(value: number): string {
  if (value < 1_000) return formatInteger(Math.round(value));
  const exponent = value < 999_500 ? 1 : value < 999_500_000 ? 2 : 3;
  return `${Number((value / 1_000 ** exponent).toPrecision(3))} ${["", "k", "M", "G"][exponent]}`;
}

/** Partitions that were given up or wait, with the reason: `partition 7 (no leader) and 3 more`; null when there are none. */
export function unservedWords(coverage: Coverage, state: "waiting" | "failed"): string | null {
  const [first, ...others] = coverage.partitions.filter((partition) => partition.state === state);
  if (first === undefined) return null;
  const rest = others.length === 0 ? "" : ` and ${formatInteger(others.length)} more`;
  return `partition ${first.partition} (${trimmed(first.error ?? "no answer")})${rest}`;
}

/** Stretches inside of what was walked that could not be read; null when there are none. */
export function gapWords({ gaps }: Coverage): string | null {
  const [first] = gaps;
  if (first === undefined) return null;
  const lost = gaps.reduce((sum, gap) => sum + BigInt(gap.to) - BigInt(gap.from), 0n);
  const where = `partition ${first.partition} from ${formatInteger(first.from)} to ${formatInteger(BigInt(first.to) - 1n)}`;
  const more = gaps.length === 1 ? "" : ` and ${count(BigInt(gaps.length - 1), "more place", "more places")}`;
  return `${count(lost, "offset")} could not be read: ${where} (${trimmed(first.reason)})${more}`;
}

/** Offsets that an open transaction holds back from committed reads; null when there are none. */
export function heldBackWords({ partitions }: Coverage): string | null {
  const held = partitions.filter(({ heldBack }) => heldBack !== "0");
  const [first] = held;
  if (first === undefined) return null;
  const sum = held.reduce((total, { heldBack }) => total + BigInt(heldBack), 0n);
  const where = held.length === 1 ? `partition ${first.partition}` : `${formatInteger(held.length)} partitions`;
  return `${count(sum, "offset")} of ${where} held back by an open transaction`;
}

export type Verdict = { tone: "ok" | "warning" | "critical"; word: string; note: string };

/** How a search stands that does not run any more; null while it runs. */
export function verdictOf(run: SearchRun): Verdict | null {
  const tally = run.coverage === null ? null : tallyOf(run.coverage);
  const left = tally === null ? "nothing was read" : `${formatInteger(tally.left)} not read`;
  const at = tally === null ? "" : ` at ${tally.percent}`;
  if (run.phase === "stopped") return { tone: "warning", word: `Stopped${at}`, note: left };
  if (run.phase === "broken")
    return { tone: "critical", word: `Broken off${at}`, note: `${left}. ${run.problem?.detail ?? ""}` };
  if (run.end === null || run.phase !== "ended") return null;
  const detail = run.end.detail === null ? "" : `. ${run.end.detail}`;
  switch (run.end.reason) {
    case "complete":
      return { tone: "ok", word: "Complete", note: "" };
    case "limit":
      return { tone: "ok", word: `Enough found${at}`, note: left };
    case "budget":
      return { tone: "warning", word: `Ended${at}`, note: `${left}${detail}` };
    case "incomplete": {
      const missing = run.coverage === null ? null : unservedWords(run.coverage, "failed");
      return { tone: "warning", word: `Incomplete${at}`, note: missing === null ? left : `Not read: ${missing}` };
    }
    case "stopped":
      return { tone: "warning", word: `Stopped by the server${at}`, note: `${left}${detail}` };
  }
}

/** What a screen reader is told now and then: "3 found, 40.0 % read". */
export function announcement(run: SearchRun, matches = run.matches.length): string {
  const found = `${formatInteger(matches)} found`;
  if (run.phase === "queued") return `Waiting for ${count(BigInt(run.ahead), "other search", "other searches")}`;
  if (run.coverage === null) return run.phase === "running" ? found : "";
  const verdict = verdictOf(run);
  const words = `${found}, ${tallyOf(run.coverage).percent} read`;
  return verdict === null ? words : `${verdict.word}, ${words}`;
}

/** Where it was looked, to follow a number of messages: "from 2026-11-20 14:00:00.000 to now, UTC". */
export function rangeWords(search: RecordSearch, zone: Zone): string {
  const partitions = search.partitions ?? [];
  const of =
    partitions.length === 0
      ? ""
      : ` of ${partitions.length === 1 ? "partition" : "partitions"} ${printRanges(partitions)}`;
  if (search.from === "offset") {
    const end = search.untilOffset === null ? "" : ` to before ${offsetWords(search.untilOffset)}`;
    return `from ${offsetWords(search.offset ?? "0")}${end}${of}`;
  }
  if (search.from === "group") return `from where the group ${search.group ?? ""} stands${of}`;
  if (search.from !== "time") return `from the ${search.from === "oldest" ? "oldest on" : "newest back"}${of}`;
  const label = zoneLabel(zone, new Date(Number(search.timestamp ?? "0")));
  const end = search.until === null ? "now" : formatTime(search.until, zone);
  return `from ${formatTime(search.timestamp ?? "0", zone)} to ${end}, ${label}${of}`;
}

function offsetWords(offset: string): string {
  return offset.includes(":") ? `offsets ${offset.replaceAll(",", ", ")}` : `offset ${formatInteger(offset)}`;
}

export function count(value: bigint, one: string, many = `${one}s`): string {
  return `${formatInteger(value)} ${value === 1n ? one : many}`;
}

function trimmed(sentence: string): string {
  return sentence.replace(/\.$/, "");
}
