import type { TopicPartitions } from "#lib/kafka/protocol/group-describe.ts";

/**
 * The assignment that a member of a classic group keeps with the broker (ConsumerProtocolAssignment, KIP-429). Empty bytes are an
 * empty assignment; null when they are something else, as another protocol's would be.
 */
export function decodeAssignment(bytes: Buffer): TopicPartitions[] | null {
  if (bytes.length === 0) return [];
  try {
    let at = 2;
    const int32 = () => {
      const value = bytes.readInt32BE(at);
      at += 4;
      return value;
    };
    const assignment: TopicPartitions[] = [];
    for (let topics = length(int32(), bytes); topics > 0; topics -= 1) {
      const size = bytes.readInt16BE(at);
      at += 2;
      if (size < 0 || at + size > bytes.length) return null;
      const topic = bytes.toString("utf8", at, at + size);
      at += size;
      const partitions = Array.from({ length: length(int32(), bytes) }, int32);
      assignment.push({ topic, partitions });
    }
    return assignment;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A count that cannot fit into the bytes is none. */
function length(count: number, bytes: Buffer): number {
  if (count < 0 || count > bytes.length) throw new RangeError("Not an assignment");
  return count;
}
