import { MisfitError, type Codec, type RecordContext } from "./codec.ts";
import { cutText } from "./cut-text.ts";
import { consumerOffsets } from "./kafka-internal/consumer-offsets.ts";
import type { InternalTopic } from "./kafka-internal/internal-topic.ts";
import { readMessage } from "./kafka-internal/message.ts";
import { shareGroupState } from "./kafka-internal/share-group-state.ts";
import { transactionState } from "./kafka-internal/transaction-state.ts";

const topics: ReadonlyMap<string, InternalTopic> = new Map([
  ["__consumer_offsets", consumerOffsets],
  ["__transaction_state", transactionState],
  ["__share_group_state", shareGroupState],
]);

export function isInternalTopic(name: string): boolean {
  return topics.has(name);
}

/** Keys and values of the topics that Kafka keeps its own state in; by the topic's name. Unknown types and versions are named. */
export const kafkaInternal: Codec = {
  name: "kafka-internal",
  decode(bytes, { maxBytes, record }) {
    const topic = record === null || record === undefined ? undefined : topics.get(record.topic);
    if (topic === undefined || record === null || record === undefined)
      return { misfit: `Only ${[...topics.keys()].join(", ")} hold such records.` };
    try {
      return cutText("json", record.part === "key" ? keyText(topic, bytes) : valueText(topic, bytes, record), maxBytes);
    } catch (error) {
      if (error instanceof MisfitError)
        return { misfit: `It is no ${record.part} that this console knows: ${error.message}.`, telling: true };
      throw error;
    }
  },
};

function keyText(topic: InternalTopic, bytes: Buffer): string {
  const kind = kindOf(topic, bytes);
  return tagged(`"record":"${kind.record}"`, readMessage(kind.key, bytes.subarray(2), false));
}

function valueText(topic: InternalTopic, bytes: Buffer, { key }: RecordContext): string {
  if (key === null) throw new MisfitError("the record has no key, which names the kind of the value");
  const { record, values, flexibleFrom } = kindOf(topic, key);
  const version = bytes.length < 2 ? -1 : bytes.readInt16BE();
  const text = values[version];
  if (text === undefined)
    throw new MisfitError(`version ${version} of ${record} is newer than Kafka 4.3, or it is damaged`);
  const head = `"record":"${record}","version":${version}`;
  return tagged(head, readMessage(text, bytes.subarray(2), version >= flexibleFrom));
}

function kindOf(topic: InternalTopic, key: Buffer) {
  const type = key.length < 2 ? -1 : key.readInt16BE();
  const kind = topic.get(type);
  if (kind === undefined) throw new MisfitError(`its key is of the type ${type}`);
  return kind;
}

function tagged(head: string, object: string): string {
  return object === "{}" ? `{${head}}` : `{${head},${object.slice(1)}`;
}
