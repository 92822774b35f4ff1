import { setTimeout as delay } from "node:timers/promises";
import type { ClusterConfig } from "#lib/config/types.ts";
import type { KafkaClient } from "#lib/kafka/client.ts";
import { brokerMetadata, leaderOf, readTopics, type TopicMetadata } from "#lib/kafka/metadata.ts";
import { oauthTokens } from "#lib/kafka/oauth-token.ts";
import { earliest, latest, listOffsets, offsetOf } from "#lib/kafka/offsets.ts";
import { tlsOptions } from "#lib/kafka/tls-options.ts";
import type { BrokerAccess, Located, Login, ScanPart, ScanTopic } from "./scan-plan.ts";

/** How a worker reaches the leaders of these parts at this moment. */
export async function brokerAccess(
  client: KafkaClient,
  topics: readonly (TopicMetadata | null)[],
  parts: readonly Pick<ScanPart, "topic" | "partition">[],
  signal?: AbortSignal,
): Promise<BrokerAccess> {
  const { tls } = client.config;
  const [{ brokers }, login] = await Promise.all([brokerMetadata(client, signal), loginOf(client.config)]);
  const leaders = topics.map(
    (topic) => new Map(topic?.partitions.map((partition) => [partition.partitionIndex, leaderOf(partition)])),
  );
  return {
    brokers: brokers.map(({ nodeId, host, port }) => ({
      id: nodeId,
      host,
      port,
      tls: tls === null ? null : tlsOptions(tls, host),
    })),
    login,
    leaders: parts.map(({ topic, partition }) => leaders[topic]?.get(partition) ?? null),
  };
}

const tokens = new WeakMap<ClusterConfig, () => Promise<string>>();

async function loginOf(config: ClusterConfig): Promise<Login | null> {
  const { sasl } = config;
  if (sasl === null) return null;
  if (sasl.mechanism !== "OAUTHBEARER")
    return { mechanism: sasl.mechanism, username: sasl.username, password: sasl.password };
  const token = tokens.get(config) ?? oauthTokens(sasl);
  tokens.set(config, token);
  return { mechanism: sasl.mechanism, token: await token(), extensions: sasl.extensions };
}

/** Bounds of partitions whose leader did not answer at first; those it still cannot name are left out. */
export type ResolveParts = (
  /** Index of the topic in the plan. */
  topic: number,
  partitions: number[],
) => Promise<Map<number, { from: bigint; to: bigint }>>;

/** Where the parts that failed can be read now: fresh leaders and bounds, or that their topic is gone for good. */
export async function locateParts(
  client: KafkaClient,
  topics: readonly ScanTopic[],
  parts: readonly ScanPart[],
  indexes: readonly number[],
  options: { signal: AbortSignal; resolve: ResolveParts | null },
): Promise<Located> {
  const { signal, resolve } = options;
  const names = topics.map(({ name }) => name);
  client.shared.clear();
  let found = await readTopics(client, names, signal);
  if (names.some((name) => !found.has(name))) {
    // A broker that has just started may not have heard of it yet.
    await delay(300, undefined, { signal });
    found = await readTopics(client, names, signal);
  }
  const current = topics.map(({ name }) => found.get(name) ?? null);
  const access = await brokerAccess(client, current, parts, signal);
  const located: Located = { access, parts: [] };
  for (const [topic, metadata] of current.entries()) {
    const mine = indexes.filter((index) => parts[index]?.topic === topic);
    if (mine.length === 0) continue;
    const gone =
      metadata === null
        ? "The topic was deleted during the read"
        : metadata.topicId === topics[topic]?.id
          ? null
          : "The topic was deleted and created again during the read; its old records are gone";
    const led = mine.flatMap((index) => (access.leaders[index] === null ? [] : [parts[index]?.partition ?? -1]));
    const [starts, ends] =
      metadata === null || gone !== null || led.length === 0
        ? [null, null]
        : await Promise.all([
            listOffsets(client, metadata, led, earliest, { signal }),
            listOffsets(client, metadata, led, latest, { signal }),
          ]);
    const unknown = led.filter((partition) =>
      mine.some((index) => parts[index]?.partition === partition && parts[index].unknown !== null),
    );
    const ranges = resolve === null || gone !== null || unknown.length === 0 ? null : await resolve(topic, unknown);
    for (const index of mine) {
      const partition = parts[index]?.partition ?? -1;
      const logStart = offsetOf(starts?.get(partition));
      const end = offsetOf(ends?.get(partition));
      located.parts.push({ index, logStart, end, gone, range: ranges?.get(partition) ?? null });
    }
  }
  return located;
}
