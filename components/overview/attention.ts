import type { Broker, ClusterSummary } from "#lib/contracts/clusters.ts";
import type { TopicSummary } from "#lib/contracts/topics.ts";
import { pagePath } from "#lib/format/urls.ts";

export type Attention = {
  id: string;
  tone: "warning" | "critical";
  name: string;
  /** What kind of thing it is, after the name. */
  kind: string;
  text: string;
  link: { href: string; words: string } | null;
};

type Known = {
  cluster: string;
  brokers: readonly Broker[];
  topics: readonly TopicSummary[];
  services: ClusterSummary["services"];
};

/** What needs a person, from what is known, worst first. */
export function attentionOf({ cluster, brokers, topics, services }: Known): Attention[] {
  const items: Attention[] = [];
  for (const topic of topics) {
    if (topic.health !== "offline" && topic.health !== "under-replicated") continue;
    const href = pagePath("/clusters/[cluster]/topics/[topic]/partitions", { cluster, topic: topic.name });
    items.push({
      id: `topic-${topic.name}`,
      tone: topic.health === "offline" ? "critical" : "warning",
      name: topic.name,
      kind: "topic",
      text: topicText(topic),
      link: { href, words: "Show partitions" },
    });
  }
  for (const broker of brokers) {
    if (broker.outOfSync === 0) continue;
    items.push({
      id: `broker-${broker.id}`,
      tone: "warning",
      name: `Broker ${broker.id}`,
      kind: "",
      text: `${broker.outOfSync} of its ${broker.replicas} replicas are not in sync: it lags behind the leaders or was just restarted.`,
      link: null,
    });
  }
  for (const service of services) {
    if (service.state !== "failed") continue;
    items.push({
      id: `service-${service.kind}-${service.name}`,
      tone: "critical",
      name: service.name,
      kind: service.kind === "connect" ? "Connect" : "schema registry",
      text: service.reason ?? "It failed without a reason.",
      link: null,
    });
  }
  return items.sort((a, b) => Number(b.tone === "critical") - Number(a.tone === "critical"));
}

function topicText(topic: TopicSummary): string {
  if (topic.health === "offline") {
    return `${topic.offline} of ${topic.partitions} partitions have no leader: they can be neither read nor written.`;
  }
  return `${topic.underReplicated} of ${topic.partitions} partitions are under-replicated: a broker that fails now may take their last copy.`;
}
