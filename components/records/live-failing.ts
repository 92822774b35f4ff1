import type { TailStatus } from "#lib/contracts/record-tail.ts";

type Failing = TailStatus["failing"][number];
type Group = { topic: string; partitions: number[]; error: string; waiting: boolean };

/** What is not followed, those with the same reason together. With `named` each begins with its topic. */
export function failingWords(failing: readonly Failing[], named: boolean): string[] {
  const groups = new Map<string, Group>();
  for (const { topic, partition, error, waiting } of failing) {
    const key = JSON.stringify([topic, error, waiting]);
    const group = groups.get(key) ?? { topic, partitions: [], error, waiting };
    if (partition !== null) group.partitions.push(partition);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ topic, partitions, error, waiting }) => {
    const one = partitions.length <= 1;
    const state = waiting ? (one ? "waits" : "wait") : one ? "is not read" : "are not read";
    const list = partitions.toSorted((a, b) => a - b);
    const more = list.length > mostNamed ? ` and ${list.length - mostNamed} more` : "";
    const places = `${one ? "partition" : "partitions"} ${list.slice(0, mostNamed).join(", ")}${more}`;
    const subject = list.length === 0 ? topic : named ? `${topic}, ${places}` : places;
    return `${subject} ${state}: ${error}`;
  });
}

/** Partitions named one by one. */
const mostNamed = 5;
