import type { Connection } from "@platformatic/kafka";
import { writeBatch } from "#lib/kafka/records/batch-writer.ts";
import { produceApis } from "#lib/kafka/protocol/produce.ts";
import { generateRecords } from "./records.ts";

const batchRecords = 1_000;
/** Batches are made once and sent again and again: what differs is only where they lie. */
const madeBatches = 100;

/** Fills a topic with exactly `count` records (a multiple of 1,000), the batches in turn over the partitions; several times as fast as `fillTopic`. */
export async function fillLargeTopic(
  connection: Connection,
  topic: string,
  partitions: number,
  count: number,
): Promise<void> {
  if (count % batchRecords !== 0) throw new Error(`${count} is no multiple of ${batchRecords}.`);
  const total = count / batchRecords;
  const records = [...generateRecords(2, Math.min(total, madeBatches) * batchRecords)];
  const batches = Array.from({ length: Math.min(total, madeBatches) }, (_, index) =>
    writeBatch(
      records
        .slice(index * batchRecords, (index + 1) * batchRecords)
        .map(({ key, value, timestamp }) => ({ key, value, headers: [], timestamp })),
    ),
  );
  await appendBatches(connection, topic, partitions, batches, total);
}

/** Appends `total` batches, beginning again with the first when the last was sent. */
export async function appendBatches(
  connection: Connection,
  topic: string,
  partitions: number,
  batches: readonly Buffer[],
  total: number,
): Promise<void> {
  const produce = produceApis.find(({ version }) => version === 9);
  if (produce === undefined) throw new Error("There is no Produce of version 9.");
  for (let sent = 0; sent < total; sent += 1) {
    const batch = batches[sent % batches.length];
    if (batch === undefined) throw new Error("There is no batch to send.");
    await produce.async(connection, { topic, partition: sent % partitions, batch, timeoutMs: 60_000 });
  }
}
