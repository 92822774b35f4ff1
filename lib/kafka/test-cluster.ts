import { randomBytes } from "node:crypto";
import { setEmbedded } from "#lib/config/config.ts";
import type { Address, ClusterConfig } from "#lib/config/types.ts";
import { findTopic } from "./metadata.ts";
import { earliest, listOffsets, offsetOf } from "./offsets.ts";
import { apis } from "./versions.ts";
import { closeKafkaClients, kafkaClient } from "./client.ts";

/** Address of the Kafka that the test run started. */
export function testBootstrap(): Address {
  const [host = "127.0.0.1", port = "29092"] = (process.env.WHEELHOUSE_TEST_BOOTSTRAP ?? "127.0.0.1:29092").split(":");
  return { host, port: Number(port) };
}

/** A cluster configuration for tests, registered as the only one of this process. */
export function testCluster(overrides: Partial<ClusterConfig> = {}): ClusterConfig {
  const config: ClusterConfig = {
    id: "test",
    name: "Test",
    environment: "development",
    readOnly: false,
    embedded: true,
    bootstrap: [testBootstrap()],
    tls: null,
    sasl: null,
    schemaRegistry: null,
    connect: [],
    ...overrides,
  };
  setEmbedded(config);
  return config;
}

/** A prefix of its own for the topics and groups of one test file. */
export function testPrefix(what: string): string {
  return `t-${what}-${randomBytes(4).toString("hex")}-`;
}

/** Creates a topic straight away and waits until every partition has a leader. */
export async function createTestTopic(
  name: string,
  {
    partitions = 1,
    configs = {},
    withinMs = 10_000,
  }: { partitions?: number; configs?: Record<string, string>; withinMs?: number } = {},
): Promise<void> {
  const client = kafkaClient("test");
  const topic = {
    name,
    numPartitions: partitions,
    replicationFactor: 1,
    assignments: [],
    configs: Object.entries(configs).map(([key, value]) => ({ name: key, value })),
  };
  await client.call(apis.createTopics, "any", [[topic], 10_000, false], {
    context: { doing: "Creating a test topic" },
  });
  await eventually(async () => {
    client.shared.clear();
    const found = await findTopic(client, name);
    if (found?.partitions.length !== partitions) return false;
    const all = found.partitions.map(({ partitionIndex }) => partitionIndex);
    const offsets = await listOffsets(client, found, all, earliest);
    return all.every((partition) => offsetOf(offsets.get(partition)) !== null);
  }, withinMs);
  client.shared.clear();
}

/** Deletes the topics of a test file and closes the connections. */
export async function removeTestTopics(prefix: string): Promise<void> {
  const client = kafkaClient("test");
  const context = { doing: "Removing test topics" };
  const all = await client.callPartial(apis.metadata, "any", [null, false, false], { context });
  const topics = all.topics.flatMap(({ name }) => (name?.startsWith(prefix) ? [{ name }] : []));
  if (topics.length > 0) await client.callPartial(apis.deleteTopics, "any", [topics, 10_000], { context });
  closeKafkaClients();
}

/** Asks again until the answer is true; fails after `withinMs`. */
export async function eventually(check: () => Promise<boolean>, withinMs = 10_000): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await check())) {
    if (performance.now() > deadline) throw new Error("It did not happen in time");
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
