import type { Figure } from "#components/ui/figures-strip.tsx";
import type { ClusterOverview } from "#lib/contracts/clusters.ts";
import { formatInteger } from "#lib/format/int64.ts";

/** The line under the health sentence. */
export function OverviewFacts({ overview }: { overview: ClusterOverview }) {
  const { brokers, controllerId, kafkaVersion, kafkaClusterId } = overview;
  return (
    <>
      {brokers.length === 1 ? "1 broker serving" : `${brokers.length} brokers serving`}
      {controllerId === null ? " · controller not known" : ` · controller is ${controllerId}`}
      {kafkaVersion === null ? "" : ` · Kafka ${kafkaVersion}`}
      {kafkaClusterId === null ? null : (
        <>
          {" "}
          · cluster id <span className="code">{kafkaClusterId}</span>
        </>
      )}
    </>
  );
}

/** Six figures; only what differs from normal has a colour. */
export function figuresOf({ brokers, counts }: ClusterOverview): Figure[] {
  const racks = new Set(brokers.flatMap((broker) => (broker.rack === null ? [] : [broker.rack]))).size;
  return [
    {
      label: "Brokers",
      value: formatInteger(brokers.length),
      note: racks === 0 ? "no racks set" : racks === 1 ? "in 1 rack" : `in ${racks} racks`,
    },
    { label: "Topics", value: formatInteger(counts.topics), note: `${formatInteger(counts.internalTopics)} internal` },
    { label: "Partitions", value: formatInteger(counts.partitions), note: "internal ones included" },
    { label: "Replicas", value: formatInteger(counts.replicas), note: replication(counts.replicas, counts.partitions) },
    {
      label: "Under-replicated",
      value: formatInteger(counts.underReplicated),
      note: `of ${formatInteger(counts.partitions)} partitions`,
      tone: counts.underReplicated > 0 ? "warning" : undefined,
    },
    {
      label: "Offline partitions",
      value: formatInteger(counts.offline),
      note: `of ${formatInteger(counts.partitions)}`,
      tone: counts.offline > 0 ? "critical" : undefined,
    },
  ];
}

function replication(replicas: number, partitions: number): string {
  if (partitions === 0) return "";
  const mean = Math.round((replicas / partitions) * 10) / 10;
  return `${mean} a partition on average`;
}
