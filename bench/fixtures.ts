import {
  Connection,
  createTopicsV7,
  listOffsetsV7,
  offsetCommitV8,
  findCoordinatorV4,
  produceV9,
} from "@platformatic/kafka";
import { javaPartition } from "#lib/format/murmur2.ts";
import { generateRecords } from "./records.ts";

/** A plain connection to `host:port`, retried until the broker answers or 20 s have passed. */
export async function connect(bootstrap: string): Promise<Connection> {
  const [host = "127.0.0.1", port = "9092"] = bootstrap.split(":");
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

/** Creates topics `<prefix>-00000…` in requests of 200 and waits until metadata lists them all. */
export async function createTopics(connection: Connection, prefix: string, count: number, partitions: number) {
  const names = Array.from({ length: count }, (_, index) => `${prefix}-${String(index).padStart(5, "0")}`);
  for (let start = 0; start < names.length; start += 200) {
    await createNamed(connection, names.slice(start, start + 200), partitions);
  }
  return names;
}

/** Creates the named topics with replication 1 and waits until every leader answers for its partitions. */
export async function createNamed(connection: Connection, names: string[], partitions: number): Promise<void> {
  const topics = names.map((name) => ({
    name,
    numPartitions: partitions,
    replicationFactor: 1,
    assignments: [],
    // The records' times are made up: retention would remove them in the middle of a run.
    configs: [{ name: "retention.ms", value: "-1" }],
  }));
  await createTopicsV7.api.async(connection, topics, 60_000, false);
  const deadline = Date.now() + 60_000;
  for (;;) {
    // Metadata names a leader before its broker has opened the log; only an answer for each partition tells.
    const asked = names.map((name) => ({
      name,
      partitions: Array.from({ length: partitions }, (_, partitionIndex) => ({
        partitionIndex,
        currentLeaderEpoch: -1,
        timestamp: -1n,
      })),
    }));
    const ready = await listOffsetsV7.api.async(connection, -1, 0, asked).then(
      () => true,
      () => false,
    );
    if (ready) return;
    if (Date.now() > deadline) throw new Error(`Topics ${names[0]}… were not served within 60 s.`);
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
    await offsetCommitV8.api.async(connection, group, -1, "", null, [{ name: topic, partitions: rows }]);
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
