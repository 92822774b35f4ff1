import { setTimeout as delay } from "node:timers/promises";
import type { KafkaClient } from "#lib/kafka/client.ts";
import { findTopic, type TopicMetadata } from "#lib/kafka/metadata.ts";

/**
 * Metadata lags behind a change by moments: asks until it shows, at most 5 s. The change itself has already been
 * acknowledged, so running out of time is no failure.
 */
export async function waitForTopic(
  client: KafkaClient,
  name: string,
  arrived: (topic: TopicMetadata | null) => boolean | Promise<boolean>,
  signal?: AbortSignal,
): Promise<void> {
  await waitUntil(client, async () => arrived(await findTopic(client, name, signal).catch(() => null)), signal);
}

/** The same for anything that can be asked for; what is shared is read anew each time. */
export async function waitUntil(
  client: KafkaClient,
  arrived: () => Promise<boolean>,
  signal?: AbortSignal,
): Promise<void> {
  const deadline = performance.now() + 5_000;
  for (;;) {
    client.shared.clear();
    const done = await arrived().catch(() => false);
    if (done || signal?.aborted || performance.now() > deadline) break;
    await delay(20, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
  }
  client.shared.clear();
}
