import type { GroupPartition } from "#lib/contracts/groups.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { count } from "./coverage-words.ts";

/** Partitions whose offsets stand in the long words. */
const mostNamed = 40;

/** Where a group stands on a topic: in short, and partition by partition. Reading starts at the oldest where it never committed. */
export function positionWords(
  partitions: readonly GroupPartition[],
  topic: string,
  chosen: readonly number[],
): { short: string; long: string } {
  const all = partitions
    .filter((row) => row.topic === topic && (chosen.length === 0 || chosen.includes(row.partition)))
    .toSorted((a, b) => a.partition - b.partition);
  const at = all.filter(({ committed }) => committed !== null);
  const lags = at.flatMap(({ lag }) => (lag === null ? [] : [BigInt(lag)]));
  const behind = lags.reduce((sum, lag) => sum + lag, 0n);
  const [only] = at;
  const place =
    only === undefined
      ? "nowhere here yet: reading starts at the oldest"
      : at.length === 1
        ? `at offset ${formatInteger(only.committed ?? "0")} of partition ${only.partition}`
        : `at its offsets of ${formatInteger(at.length)} partitions`;
  const lag =
    only === undefined ? "" : `, ${lags.length < at.length ? "at least " : ""}${count(behind, "message")} behind`;
  const named = all
    .slice(0, mostNamed)
    .map(({ partition, committed }) =>
      committed === null ? `p${partition} never committed: oldest` : `p${partition} ${formatInteger(committed)}`,
    );
  const more = all.length > mostNamed ? [`and ${formatInteger(all.length - mostNamed)} more`] : [];
  return { short: `${place}${lag}`, long: [...named, ...more].join("\n") };
}
