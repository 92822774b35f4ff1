import {
  Connection,
  createTopicsV7,
  listOffsetsV7,
  metadataV12,
  offsetCommitV8,
  findCoordinatorV4,
  produceV9,
} from "@platformatic/kafka";
import { javaPartition } from "#lib/format/murmur2.ts";
import { generateRecords } from "./records.ts";

/** A plain connection to the first of `host:port,…`, retried until the broker answers or 20 s have passed. */
export async function connect(bootstrap: string): Promise<Connection> {
  const [host = "127.0.0.1", port = "9092"] = bootstrap.split(",")[0]?.split(":") ?? [];
  const deadline = Date.now() + 20_000;
  for (;;) {
    const connection = new Connection("wheelhouse-bench", { requestTimeout: 120_000 });
    try {
      await connection.connect(host, Number(port));
      return connection;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}

/** Creates topics `<prefix>-00000…` with replication 1 in requests of 200 and waits until metadata names a leader for each partition. */
export async function createTopics(connection: Connection, prefix: string, count: number, partitions: number) {
  const names = Array.from({ length: count }, (_, index) => `${prefix}-${String(index).padStart(5, "0")}`);
  for (let start = 0; start < names.length; start += 200) {
    await create(connection, names.slice(start, start + 200), partitions);
  }
  let led = 0;
  await whenReady(
    () => `${led} of ${count} topics ${prefix}-…`,
    async () => {
      const { topics } = await metadataV12.api.async(connection, null, false, false);
      const own = topics.filter((topic) => topic.name?.startsWith(`${prefix}-`));
      led = own.filter((topic) => topic.partitions.every(({ leaderId }) => leaderId >= 0)).length;
      return led === count;
    },
  );
}

/** Creates the named topics on a cluster of one broker and waits until it answers for every partition. */
export async function createNamed(connection: Connection, names: string[], partitions: number): Promise<void> {
  await create(connection, names, partitions);
  // Metadata names a leader before its broker has opened the log; only an answer for each partition tells.
  const asked = names.map((name) => ({
    name,
    partitions: Array.from({ length: partitions }, (_, partitionIndex) => ({
      partitionIndex,
      currentLeaderEpoch: -1,
      timestamp: -1n,
    })),
  }));
  await whenReady(
    () => `Topics ${names[0]}… not all`,
    () =>
      listOffsetsV7.api.async(connection, -1, 0, asked).then(
        () => true,
        () => false,
      ),
  );
}

async function create(connection: Connection, names: string[], partitions: number): Promise<void> {
  const topics = names.map((name) => ({
    name,
    numPartitions: partitions,
    replicationFactor: 1,
    assignments: [],
    // The records are dated by their seed, and the broker would delete what is older than a week.
    configs: [{ name: "retention.ms", value: "-1" }],
  }));
  await createTopicsV7.api.async(connection, topics, 60_000, false);
}

async function whenReady(what: () => string, ready: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 300_000;
  while (!(await ready())) {
    if (Date.now() > deadline) throw new Error(`${what()} were served within 300 s.`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/**
 * Fills a topic with deterministic records, `keyed` to partitions as Java's default partitioner does.
 * One Produce request carries up to 5,000 records; returns the bytes of keys and values written.
 */
export async function fillTopic(
  connection: Connection,
  topic: string,
  partitions: number,
  count: number,
  seed = 1,
  compression: "none" | "gzip" | "snappy" | "lz4" | "zstd" = "none",
): Promise<number> {
  let bytes = 0;
  let batch: { key: Buffer; value: Buffer; topic: string; partition: number; timestamp: bigint }[] = [];
  const flush = async () => {
    if (batch.length === 0) return;
    await produceV9.api.async(connection, -1, 60_000, batch, {
      compression,
      producerId: -1n,
      producerEpoch: -1,
      firstSequence: -1,
      sequences: undefined,
      partitionLeaderEpoch: -1,
    });
    batch = [];
  };
  for (const { key, value, timestamp } of generateRecords(seed, count)) {
    bytes += key.length + value.length;
    batch.push({ key, value, topic, partition: javaPartition(key, partitions), timestamp });
    if (batch.length === 5_000) await flush();
  }
  await flush();
  return bytes;
}

/** Commits offsets for groups `<prefix>-0000…` on every partition of a topic, as a group without members does. */
export async function commitGroups(
  connection: Connection,
  prefix: string,
  count: number,
  topic: string,
  partitions: number,
  offset: bigint,
): Promise<string[]> {
  const groups = Array.from({ length: count }, (_, index) => `${prefix}-${String(index).padStart(4, "0")}`);
  for (const group of groups) {
    await whenCoordinated(connection, group);
    const rows = Array.from({ length: partitions }, (_, partitionIndex) => ({
      partitionIndex,
      committedOffset: offset,
      committedLeaderEpoch: -1,
      committedMetadata: null,
    }));
    const commit = () => offsetCommitV8.api.async(connection, group, -1, "", null, [{ name: topic, partitions: rows }]);
    await whenReady(
      () => `No commits of ${group}`,
      // A coordinator is named before it has loaded its part of the offsets.
      () =>
        commit().then(
          () => true,
          () => false,
        ),
    );
  }
  return groups;
}

/** The offsets topic does not exist before the first group: asks until it has a coordinator. */
async function whenCoordinated(connection: Connection, group: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    try {
      const answer = await findCoordinatorV4.api.async(connection, 0, [group]);
      if (answer.coordinators[0]?.errorCode === 0) return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    if (Date.now() > deadline) throw new Error(`No coordinator for ${group} within 20 s.`);
  }
}
