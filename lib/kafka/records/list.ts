import type { z } from "zod";
import type { listQuery, RecordList } from "#lib/contracts/records.ts";
import { AppError } from "#lib/errors.ts";
import { kafkaClient } from "#lib/kafka/client.ts";
import { requireTopic, type TopicMetadata } from "#lib/kafka/metadata.ts";
import { chosenPartitions } from "./chosen-partitions.ts";
import type { Sight } from "./data-records.ts";
import { automaticDecoding, type DecodeChoice } from "./decoding.ts";
import { recordsFrom } from "./forward.ts";
import { groupOffsets } from "./group-offsets.ts";
import { newestRecords } from "./newest.ts";

type ListQuery = Omit<z.output<typeof listQuery>, "keyCodec" | "valueCodec">;

/**
 * Records of a topic by session-less reads: nothing is committed and no group is joined. A partition whose broker is
 * down carries the reason in `partitions`; a payload that was not decoded carries it in its `note`. Throws `not-found`, or `validation-failed` for a partition that is not there.
 */
export async function listRecords(
  clusterId: string,
  name: string,
  query: ListQuery,
  signal?: AbortSignal,
  decode: DecodeChoice = automaticDecoding,
): Promise<RecordList> {
  const client = kafkaClient(clusterId);
  const topic = await requireTopic(client, name, signal);
  const options = {
    partitions: chosenPartitions(topic, query.partitions, "/query/partitions"),
    limit: query.limit,
    sight: sightOf(query),
    decode,
    signal,
  };
  switch (query.from) {
    case "newest":
      return newestRecords(client, topic, options);
    case "oldest":
      return recordsFrom(client, topic, { from: "oldest" }, options);
    case "offset":
      return recordsFrom(client, topic, { from: "offset", offsetOf: offsetsOf(topic, query) }, options);
    case "group": {
      const offsetOf = await groupOffsets(client, topic.name, needed(query.group, "group"), signal);
      return recordsFrom(client, topic, { from: "offset", offsetOf }, options);
    }
    case "time":
      return recordsFrom(client, topic, { from: "time", at: BigInt(needed(query.timestamp, "timestamp")) }, options);
  }
}

/** Where each partition begins, null at its log start. */
function offsetsOf(topic: TopicMetadata, { offset, offsets }: Pick<ListQuery, "offset" | "offsets">) {
  if (offsets === undefined) {
    const same = BigInt(needed(offset, "offset"));
    return () => same;
  }
  const named = new Map(offsets.map((entry) => [entry.partition, BigInt(entry.offset)]));
  chosenPartitions(topic, [...named.keys()], "/query/offsets");
  return (partition: number) => named.get(partition) ?? null;
}

const neededWords = {
  offset: "Give the offset to start from.",
  timestamp: "Give the time to start from, in epoch milliseconds.",
  group: "Name the consumer group to start from.",
};

function sightOf({ isolation, markers }: Pick<z.output<typeof listQuery>, "isolation" | "markers">): Sight {
  if (isolation === "committed") return "committed";
  return markers === "true" ? "marked" : "all";
}

function needed(value: string | undefined, name: keyof typeof neededWords): string {
  if (value !== undefined) return value;
  const message = neededWords[name];
  throw new AppError("validation-failed", message, { fields: [{ pointer: `/query/${name}`, message }] });
}
