import type { Broker, ClusterOverview } from "#lib/contracts/clusters.ts";
import { formatInteger } from "#lib/format/int64.ts";

export type Health = { tone: "ok" | "warning" | "critical"; sentence: string };

/** The one sentence that answers "is it healthy", from metadata alone. */
export function healthOf(overview: ClusterOverview): Health {
  const { offline, underReplicated, partitions } = overview.counts;
  if (offline > 0) {
    return {
      tone: "critical",
      sentence: `${count(offline, "partition has", "partitions have")} no leader: nothing is read from or written to ${offline === 1 ? "it" : "them"}.`,
    };
  }
  if (overview.controllerId === null) {
    return { tone: "warning", sentence: "Every partition has a leader, but no controller is known." };
  }
  if (underReplicated > 0) {
    return {
      tone: "warning",
      sentence: `Every partition has a leader, but ${count(underReplicated, "partition is", "partitions are")} under-replicated.`,
    };
  }
  if (partitions === 0) return { tone: "ok", sentence: "The cluster serves. It holds no partitions yet." };
  return { tone: "ok", sentence: "Every partition has a leader and all replicas are in sync." };
}

/** Mean number of leaders over the brokers; 0 without brokers. */
export function meanLeaders(brokers: readonly Broker[]): number {
  if (brokers.length === 0) return 0;
  return brokers.reduce((sum, broker) => sum + broker.leaders, 0) / brokers.length;
}

/** How far a broker's leaders are from the mean: `+5.9 %`, `−0.5 %`, `0 %`; null when there is no mean. */
export function toMean(leaders: number, mean: number): string | null {
  if (mean === 0) return null;
  const percent = Math.round(((leaders - mean) / mean) * 1000) / 10;
  if (percent === 0) return "0 %";
  return `${percent > 0 ? "+" : "\u2212"}${Math.abs(percent)} %`;
}

/** Brokers a rack, by rack name; brokers without one are counted under null, last. */
export function racksOf(brokers: readonly Broker[]): { rack: string | null; brokers: number }[] {
  const counts = new Map<string | null, number>();
  for (const broker of brokers) counts.set(broker.rack, (counts.get(broker.rack) ?? 0) + 1);
  return [...counts]
    .map(([rack, size]) => ({ rack, brokers: size }))
    .sort((a, b) => Number(a.rack === null) - Number(b.rack === null) || (a.rack ?? "").localeCompare(b.rack ?? ""));
}

function count(figure: number, one: string, many: string): string {
  return `${formatInteger(figure)} ${figure === 1 ? one : many}`;
}
