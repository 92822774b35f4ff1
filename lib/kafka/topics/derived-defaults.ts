import type { KafkaClient } from "#lib/kafka/client.ts";
import { brokerMetadata } from "#lib/kafka/metadata.ts";
import { apis } from "#lib/kafka/versions.ts";

/** Settings of a topic that brokers keep in several units, the one that wins first, with its milliseconds. */
const kept: Record<string, [name: string, ms: bigint][]> = {
  "retention.ms": [
    ["log.retention.ms", 1n],
    ["log.retention.minutes", 60_000n],
    ["log.retention.hours", 3_600_000n],
  ],
  "segment.ms": [
    ["log.roll.ms", 1n],
    ["log.roll.hours", 3_600_000n],
  ],
  "segment.jitter.ms": [
    ["log.roll.jitter.ms", 1n],
    ["log.roll.jitter.hours", 3_600_000n],
  ],
  "flush.ms": [
    ["log.flush.interval.ms", 1n],
    ["log.flush.scheduler.interval.ms", 1n],
  ],
};

/** The default in ms that a broker's values make for a topic's setting; null when they do not tell. */
export function derivedDefault(name: string, broker: ReadonlyMap<string, string | null>): string | null {
  for (const [key, ms] of kept[name] ?? []) {
    const value = broker.get(key);
    if (value === undefined || value === null || !/^-?\d+$/.test(value)) continue;
    return value.startsWith("-") ? value : (BigInt(value) * ms).toString();
  }
  return null;
}

/**
 * The defaults that DescribeConfigs leaves out of a topic's synonyms because the broker keeps them in another unit, read from the configuration
 * of a broker (API 32). Empty when no name is among them, or when the user may not read it.
 */
export async function derivedDefaults(
  client: KafkaClient,
  names: string[],
  signal?: AbortSignal,
): Promise<Map<string, string>> {
  const wanted = names.filter((name) => Object.hasOwn(kept, name));
  if (wanted.length === 0) return new Map();
  try {
    const [broker] = (await brokerMetadata(client, signal)).brokers;
    if (broker === undefined) return new Map();
    const keys = wanted.flatMap((name) => kept[name] ?? []).map(([key]) => key);
    const resources = [
      { resourceType: 4 as const, resourceName: String(broker.nodeId), configurationKeys: [...new Set(keys)] },
    ];
    const context = { doing: "Reading defaults", subject: `broker ${broker.nodeId}` };
    const response = await client.callPartial(apis.describeConfigs, broker.nodeId, [resources, false, false], {
      context,
      signal,
    });
    const values = new Map(response.results[0]?.configs.map((entry) => [entry.name, entry.value ?? null]) ?? []);
    return new Map(
      wanted.flatMap((name) => {
        const value = derivedDefault(name, values);
        return value === null ? [] : [[name, value] as const];
      }),
    );
  } catch (error) {
    if (signal?.aborted) throw error;
    return new Map();
  }
}
