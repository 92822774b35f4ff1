import type { Coverage, PartitionCoverage } from "#lib/contracts/record-search.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { count, walkedOf } from "./coverage-words.ts";

export type CoverageBar = {
  partition: number;
  /** Walked share of its range, 0…1. */
  fraction: number;
  /** Where the walk began. */
  side: "left" | "right";
  /** Matches, 0…1 from the low end of the range; those that would fall on one place are one. */
  ticks: number[];
  state: "read" | "waits" | "failed";
  /** Beside its name. */
  word: string;
  /** On hover: all of it. */
  title: string;
};

/** Ticks that a bar can tell apart. */
const places = 100;

/** How far each partition was walked and where its matches lie. `matches` in any order; one may stand for `count` near it. */
export function coverageBars(
  { partitions, direction }: Coverage,
  matches: readonly { partition: number; offset: string; count?: number }[],
): CoverageBar[] {
  const offsets = Map.groupBy(matches, ({ partition }) => partition);
  return partitions.map((part) => {
    const found = offsets.get(part.partition) ?? [];
    const total = BigInt(part.to) - BigInt(part.from);
    const fraction = total === 0n ? Number(part.state !== "failed") : share(walkedOf(part, direction), total);
    const ticks = new Set(
      found.map(({ offset }) => Math.round(share(BigInt(offset) - BigInt(part.from), total) * places) / places),
    );
    const word = wordOf(part, total, fraction);
    return {
      partition: part.partition,
      fraction,
      side: direction === "forward" ? "left" : "right",
      ticks: [...ticks].sort((a, b) => a - b),
      state: part.state === "waiting" ? "waits" : part.state === "failed" ? "failed" : "read",
      word,
      title: titleOf(
        part,
        total,
        fraction,
        found.reduce((sum, match) => sum + (match.count ?? 1), 0),
      ),
    };
  });
}

function wordOf(part: PartitionCoverage, total: bigint, fraction: number): string {
  if (part.state === "waiting") return "waits";
  if (part.state === "failed") return "not read";
  return total === 0n ? "empty" : whole(fraction);
}

function titleOf(part: PartitionCoverage, total: bigint, fraction: number, found: number): string {
  const name = `Partition ${part.partition}`;
  const error = part.error === null ? "" : ` ${part.error}`;
  if (total === 0n) return part.state === "failed" ? `${name} was not read.${error}` : `${name} holds nothing here.`;
  const range = `offsets ${formatInteger(part.from)} to ${formatInteger(BigInt(part.to) - 1n)}`;
  const held = part.heldBack === "0" ? "" : ` ${count(BigInt(part.heldBack), "offset")} held back by a transaction.`;
  return `${name}: ${whole(fraction)} of its range read, ${range}; ${formatInteger(found)} found.${held}${error}`;
}

/** Rounded down, so that 100 % means all. */
function whole(fraction: number): string {
  return `${Math.floor(fraction * 100)} %`;
}

/** In parts of a million, which a double holds whatever the size of the offsets. */
function share(part: bigint, total: bigint): number {
  return total === 0n ? 0 : Number((part * 1_000_000n) / total) / 1_000_000;
}
