import type { TopicConfig } from "#lib/contracts/topic-configs.ts";
import { kafkaClient, type KafkaClient } from "#lib/kafka/client.ts";
import { kafkaError } from "#lib/kafka/errors.ts";
import { requireTopic } from "#lib/kafka/metadata.ts";
import { apis } from "#lib/kafka/versions.ts";
import { derivedDefaults } from "./derived-defaults.ts";

// Sources and types as DescribeConfigs numbers them.
const sources: Record<number, TopicConfig["source"]> = {
  1: "topic",
  2: "broker",
  3: "cluster",
  4: "static",
  5: "default",
  8: "group",
};
const topicSource = 1;
const types: Record<number, string> = {
  1: "boolean",
  2: "string",
  3: "int",
  4: "short",
  5: "long",
  6: "double",
  7: "list",
  8: "class",
  9: "password",
};

/** The configuration of a topic, the topic's own values first, then by name. Throws `not-found` and `forbidden`. */
export async function listTopicConfigs(
  clusterId: string,
  name: string,
  signal?: AbortSignal,
): Promise<{ configs: TopicConfig[]; readAt: string }> {
  const client = kafkaClient(clusterId);
  await requireTopic(client, name, signal);
  return { configs: await readTopicConfigs(client, name, null, signal), readAt: new Date().toISOString() };
}

/**
 * DescribeConfigs (API 32) with synonyms, and with documentation where the broker knows version 3 (KIP-569). `keys` null
 * reads all. The fallback is what would hold without the topic's own value.
 */
export async function readTopicConfigs(
  client: KafkaClient,
  name: string,
  keys: string[] | null,
  signal?: AbortSignal,
): Promise<TopicConfig[]> {
  const context = { doing: "Reading the configuration", subject: `topic \`${name}\`` };
  const resources = [{ resourceType: 2 as const, resourceName: name, configurationKeys: keys }];
  const response = await client.callPartial(apis.describeConfigs, "any", [resources, true, true], { context, signal });
  const [result] = response.results;
  if (result !== undefined && result.errorCode !== 0)
    throw kafkaError(result.errorCode, context, result.errorMessage ?? null);
  const configs = (result?.configs ?? []).map((entry): TopicConfig => {
    // Numbers wider than the library's types: a newer broker may send a source that it does not know.
    const source: number = entry.configSource;
    const below = entry.synonyms.find((synonym) => synonym.source !== topicSource);
    const value = entry.isSensitive ? null : (entry.value ?? null);
    return {
      name: entry.name,
      value,
      fallback: entry.isSensitive ? null : source === topicSource ? (below?.value ?? null) : value,
      source: sources[source] ?? "unknown",
      type: types[entry.configType] ?? "unknown",
      sensitive: entry.isSensitive,
      readOnly: entry.readOnly,
      documentation: entry.documentation ?? null,
    };
  });
  const bare = configs.filter(
    ({ source, fallback, sensitive }) => source === "topic" && fallback === null && !sensitive,
  );
  const names = bare.map((config) => config.name);
  const defaults = await derivedDefaults(client, names, signal);
  for (const config of bare) config.fallback = defaults.get(config.name) ?? null;
  const own = ({ source }: TopicConfig) => Number(source !== "topic");
  return configs.sort((a, b) => own(a) - own(b) || (a.name < b.name ? -1 : 1));
}
