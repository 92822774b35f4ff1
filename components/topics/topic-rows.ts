import type { GroupSummary } from "#lib/contracts/groups.ts";
import type { TopicFigures, TopicSummary } from "#lib/contracts/topics.ts";
import { formatBytes } from "#lib/format/bytes.ts";
import { formatInteger } from "#lib/format/int64.ts";

/** A reading of all figures, with appends per second since the one before; a topic that is new has no rate yet. */
export type FiguresReading = { topics: TopicFigures[]; readAt: string; rates: Readonly<Record<string, number>> };

/** Groups that committed or read the topic. `behind` is the worst group's lag, null where one is not of this topic alone. */
export type Readers = { count: number; behind: bigint | null };

/** Appends per second; `again` while the second reading, which alone can tell, is on its way. */
type Rate = { rate: number | null; again: boolean };

export type TopicRow = TopicSummary & {
  /** "loading", the figures, or why there are none. */
  figures: "loading" | (TopicFigures & Rate) | { unknown: string };
  readers: "loading" | Readers | { unknown: string };
};

/** Appends per second between two readings. A topic that lost offsets was created anew and has none. */
export function ratesBetween(
  before: FiguresReading | undefined,
  now: Pick<FiguresReading, "topics" | "readAt">,
): FiguresReading["rates"] {
  if (before === undefined) return {};
  const seconds = (Date.parse(now.readAt) - Date.parse(before.readAt)) / 1000;
  // The server shares one reading for a while: the same one again tells nothing new.
  if (seconds <= 0) return before.rates;
  const old = new Map(before.topics.map((topic) => [topic.name, topic.appended]));
  return Object.fromEntries(
    now.topics.flatMap(({ name, appended }) => {
      const from = old.get(name) ?? null;
      if (from === null || appended === null || BigInt(appended) < BigInt(from)) return [];
      return [[name, Number(BigInt(appended) - BigInt(from)) / seconds] as const];
    }),
  );
}

export function hasRates({ rates }: FiguresReading): boolean {
  return Object.keys(rates).length > 0;
}

/** Who reads each topic. */
export function readersByTopic(groups: readonly GroupSummary[]): Map<string, Readers> {
  const readers = new Map<string, Readers>();
  for (const { topics, topicCount, lag } of groups) {
    const alone = topicCount === 1 && lag.state === "exact" && lag.value !== null ? BigInt(lag.value) : null;
    for (const topic of topics) {
      const known = readers.get(topic) ?? { count: 0, behind: 0n };
      const behind = known.behind === null || alone === null ? null : alone > known.behind ? alone : known.behind;
      readers.set(topic, { count: known.count + 1, behind });
    }
  }
  return readers;
}

type Late<T> = { data: T | undefined; fault: string | null };

/** The rows of the list, with what came after it so far. */
export function topicRows(
  topics: readonly TopicSummary[],
  figures: Late<FiguresReading>,
  groups: Late<readonly GroupSummary[]>,
): TopicRow[] {
  const again = figures.data !== undefined && !hasRates(figures.data);
  const byName = new Map(figures.data?.topics.map((topic) => [topic.name, topic]));
  const readers = groups.data === undefined ? null : readersByTopic(groups.data);
  const nobody: Readers = { count: 0, behind: 0n };
  return topics.map((topic) => {
    const own = byName.get(topic.name);
    return {
      ...topic,
      figures:
        own !== undefined
          ? { ...own, rate: figures.data?.rates[topic.name] ?? null, again: again && own.appended !== null }
          : figures.fault !== null
            ? { unknown: figures.fault }
            : "loading",
      readers:
        readers !== null
          ? (readers.get(topic.name) ?? nobody)
          : groups.fault !== null
            ? { unknown: groups.fault }
            : "loading",
    };
  });
}

/** "60 partitions · 32.1 GiB"; without the size while none is known, "at least" where some is not. */
export function rowsWeight(rows: readonly TopicRow[]): string {
  const partitions = rows.reduce((sum, topic) => sum + topic.partitions, 0);
  const words = `${formatInteger(partitions)} ${partitions === 1 ? "partition" : "partitions"}`;
  const sizes = rows.flatMap(({ figures }) =>
    typeof figures === "object" && "bytes" in figures ? (figures.bytes ?? []) : [],
  );
  if (sizes.length === 0) return words;
  const bytes = formatBytes(sizes.reduce((sum, size) => sum + BigInt(size), 0n));
  return `${words} · ${sizes.length < rows.length ? "at least " : ""}${bytes}`;
}
