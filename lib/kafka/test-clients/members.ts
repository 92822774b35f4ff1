import { setImmediate as breathe, setTimeout as delay } from "node:timers/promises";
import type { Consumer, EachBatchPayload } from "kafkajs";
import type { TestClientInput } from "#lib/contracts/test-clients.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { kafkaClient } from "#lib/kafka/client.ts";
import { requireTopic } from "#lib/kafka/metadata.ts";
import { kafkajsClient, testClientError } from "./kafkajs-client.ts";

export type TestMembersInput = Extract<TestClientInput, { kind: "members" }>;
type Running = { signal: AbortSignal; progress: (text: string) => void };

/** `assigned` is the number of partitions, null while the member joins. */
type Member = { consumer: Consumer; assigned: number | null };

/**
 * Runs members of a classic group that read a topic from the group's committed offset, or its start, and commit every
 * second, until `seconds` are over or the signal ends; then they leave the group. Returns how many records were read.
 */
export async function runTestMembers(
  clusterId: string,
  input: TestMembersInput,
  { signal, progress }: Running,
): Promise<number> {
  const context = { doing: "Reading as a member", subject: `group \`${input.group}\`` };
  await requireTopic(kafkaClient(clusterId), input.topic, signal);
  const { config } = kafkaClient(clusterId);
  let read = 0;
  const members: Member[] = Array.from({ length: input.members }, (_, at) => ({
    consumer: kafkajsClient(config, `wheelhouse-test-member-${at + 1}`).consumer({
      groupId: input.group,
      sessionTimeout: 10_000,
      rebalanceTimeout: 10_000,
      heartbeatInterval: 500,
      // A fetch that waits long holds up a rebalance; a large one holds up the console.
      maxWaitTimeInMs: 300,
      maxBytesPerPartition: 262_144,
      allowAutoTopicCreation: false,
    }),
    assigned: null,
  }));
  const report = () => progress(progressText(members, read));
  const stop = new AbortController();
  const running = AbortSignal.any([signal, stop.signal]);
  const batch = async (payload: EachBatchPayload) => {
    await eachBatch(payload, input.workMs, running, () => (read += 1));
    report();
    await breathe();
  };
  const crashed = new Promise<never>((_, reject) => {
    for (const { consumer } of members)
      consumer.on(consumer.events.CRASH, ({ payload }) => {
        if (!payload.restart) reject(payload.error);
      });
  });
  crashed.catch(() => undefined);
  const starts = members.map((member) => start(member, input.topic, batch, report));
  try {
    report();
    await Promise.race([Promise.all(starts), crashed, ended(running)]);
    await Promise.race([delay(input.seconds * 1_000, undefined, { signal: running, ref: false }), crashed]);
  } catch (error) {
    if (!signal.aborted) throw testClientError(error, context);
  } finally {
    stop.abort();
    // A member that is stopped while it joins would join after all: let it arrive first.
    await Promise.allSettled(starts);
    await Promise.allSettled(members.map(({ consumer }) => consumer.disconnect()));
  }
  return read;
}

async function start(
  member: Member,
  topic: string,
  eachBatch: (payload: EachBatchPayload) => Promise<void>,
  report: () => void,
): Promise<void> {
  const { consumer } = member;
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
    member.assigned = Object.values(payload.memberAssignment).reduce((sum, list) => sum + list.length, 0);
    report();
  });
  consumer.on(consumer.events.REBALANCING, () => {
    member.assigned = null;
    report();
  });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({ eachBatchAutoResolve: false, autoCommitInterval: 1_000, eachBatch });
}

async function eachBatch(
  { batch, resolveOffset, heartbeat, commitOffsetsIfNecessary, isRunning, isStale }: EachBatchPayload,
  workMs: number,
  signal: AbortSignal,
  onRead: () => void,
): Promise<void> {
  for (const { offset } of batch.messages) {
    // Slow work is cut into slices, so that the group does not take the member for dead.
    for (let left = workMs; left > 0 && !signal.aborted; left -= 250) {
      await delay(Math.min(left, 250), undefined, { signal }).catch(() => undefined);
      await heartbeat();
    }
    if (signal.aborted || !isRunning() || isStale()) return;
    resolveOffset(offset);
    onRead();
    await heartbeat();
    await commitOffsetsIfNecessary();
  }
}

/** "3 members, 1 idle, 1,204 records read". */
export function progressText(members: readonly Pick<Member, "assigned">[], read: number): string {
  const idle = members.filter(({ assigned }) => assigned === 0).length;
  const joining = members.filter(({ assigned }) => assigned === null).length;
  return [
    `${members.length} ${members.length === 1 ? "member" : "members"}`,
    ...(joining > 0 ? [`${joining} joining`] : []),
    ...(idle > 0 ? [`${idle} idle`] : []),
    `${formatInteger(read)} ${read === 1 ? "record" : "records"} read`,
  ].join(", ");
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
