import { AppError } from "#lib/errors.ts";
import { kafkaClient } from "#lib/kafka/client.ts";
import { findTopic } from "#lib/kafka/metadata.ts";

/** Whether a topic is still the one of this id; `unknown` when the cluster does not answer, or is not configured any more. */
export async function topicNow(
  clusterId: string,
  name: string,
  id: string,
  signal: AbortSignal,
): Promise<"same" | "deleted" | "recreated" | "unknown"> {
  try {
    const topic = await findTopic(kafkaClient(clusterId), name, signal);
    return topic === null ? "deleted" : topic.topicId === id ? "same" : "recreated";
  } catch (error) {
    if (error instanceof AppError) return "unknown";
    throw error;
  }
}
