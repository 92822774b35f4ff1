import type { ResponseOf } from "#lib/contracts/endpoint.ts";
import type { recordTail, TailBody, TailStatus } from "#lib/contracts/record-tail.ts";
import { AppError } from "#lib/errors.ts";
import { globalState } from "#lib/config/global-state.ts";
import { kafkaClient, type KafkaClient } from "#lib/kafka/client.ts";
import { requireTopic, type TopicMetadata } from "#lib/kafka/metadata.ts";
import type { SchemaLookup } from "#lib/serde/schema-source.ts";
import { errorOf, latest, listOffsets, offsetOf } from "#lib/kafka/offsets.ts";
import { chosenPartitions } from "./chosen-partitions.ts";
import { brokerAccess } from "./scan/access.ts";
import { topicRefused } from "./scan/repair.ts";
import { runScan } from "./scan/run-scan.ts";
import type { PartState, ScanPart } from "./scan/scan-plan.ts";
import { requireFilter } from "./search.ts";

type TailEvent = ResponseOf<typeof recordTail.watch>;
type Failing = TailStatus["failing"];
type TailPart = ScanPart & { to: null };

/** Each tail has a thread of its own for as long as it lasts. */
const mostTails = 8;
const statusEveryMs = 250;

/**
 * Records of one or several topics as they are appended, from the end or from `from`, until `signal` ends. At most
 * `rowsPerSecond` are sent, in equal shares of the topics; the status counts the rest. Outages of brokers are waited out, and a
 * topic that is gone or may not be read is named while the others go on. Throws `not-found` or `forbidden` when that is true of
 * all, `validation-failed`, and `too-many-requests` when too many are open.
 */
export async function* tailRecords(
  clusterId: string,
  body: TailBody,
  signal: AbortSignal,
  lookup: SchemaLookup | null = null,
): AsyncGenerator<TailEvent, void, void> {
  requireFilter(body.filter, "/body/filter");
  const open = globalState("wheelhouse.tails", () => ({ count: 0 }));
  if (open.count >= mostTails)
    throw new AppError("too-many-requests", `${mostTails} live views are open already. Close one, then try again.`);
  open.count += 1;
  try {
    const client = kafkaClient(clusterId);
    const { topics, lost } = await findTopics(client, body.topics, signal);
    const parts = await openParts(client, topics, body, signal);
    const access = await brokerAccess(client, topics, parts, signal);
    const names = topics.map(({ name }) => name ?? "");
    const plan = {
      topics: topics.map(({ topicId }, index) => ({ name: names[index] ?? "", id: topicId })),
      parts,
      committed: body.isolation === "committed",
      direction: "forward" as const,
      filter: body.filter,
      limit: Infinity,
      budget: { records: Infinity, bytes: Infinity, ms: Infinity },
      verifyChecksums: false,
      decoders: { keyCodec: body.keyCodec, valueCodec: body.valueCodec },
      output: { kind: "rows" as const, perSecond: body.rowsPerSecond },
    };
    /** Where partitions begin that had no leader at first: at the end that it names. */
    const resolve = async (index: number, partitions: number[]) => {
      const topic = await requireTopic(client, names[index] ?? "", signal);
      const ends = await listOffsets(client, topic, partitions, latest, { committed: plan.committed, signal });
      return new Map(
        [...ends].flatMap(([partition, answer]) =>
          "offset" in answer ? [[partition, { from: answer.offset, to: answer.offset }] as const] : [],
        ),
      );
    };
    const status = statusOf(names, parts, lost);
    let shownAt = -Infinity;
    let shown = "";
    let reasons: Failing = [];
    for await (const event of runScan(client, plan, access, { signal, lasting: true, lookup, resolve })) {
      if (event.type === "end") {
        if (event.reason === "failed") throw new Error(event.detail ?? "The tail failed");
        throw nothingLeft(reasons, event.detail);
      }
      if (event.type !== "report") continue;
      if (event.hits.length > 0)
        yield {
          type: "rows",
          rows: event.hits.map(({ part, record, excerpt }) => ({
            topic: names[parts[part]?.topic ?? 0] ?? "",
            record,
            excerpt,
          })),
        };
      const now = performance.now();
      const ended = event.parts.every(({ state }) => state === "failed");
      if (now - shownAt < statusEveryMs && !ended) continue;
      const next = status(event);
      reasons = next.failing;
      const text = JSON.stringify({ ...next, recordsPerSecond: 0, bytesPerSecond: 0 });
      if (text === shown && next.recordsPerSecond === 0) continue;
      shown = text;
      shownAt = now;
      yield { type: "status", status: next };
    }
  } finally {
    open.count -= 1;
  }
}

/** Those of the topics that are there; the rest with the reason. Throws that reason when none is left. */
async function findTopics(
  client: KafkaClient,
  names: readonly string[],
  signal: AbortSignal,
): Promise<{ topics: TopicMetadata[]; lost: Failing }> {
  const topics: TopicMetadata[] = [];
  const lost: Failing = [];
  let first: AppError | null = null;
  const found = await Promise.all(
    names.map(async (name) => {
      try {
        return await requireTopic(client, name, signal);
      } catch (error) {
        if (error instanceof AppError && (error.code === "not-found" || error.code === "forbidden")) return error;
        throw error;
      }
    }),
  );
  for (const [index, one] of found.entries()) {
    if (!(one instanceof AppError)) {
      topics.push(one);
      continue;
    }
    first ??= one;
    const error = one.code === "forbidden" ? topicRefused : "It does not exist, or the console's user may not see it";
    lost.push({ topic: names[index] ?? "", partition: null, error, waiting: false });
  }
  if (topics.length === 0 && first !== null) throw first;
  return { topics, lost };
}

/** Why a tail ended: every partition was given up. */
function nothingLeft(failing: Failing, detail: string | null): AppError {
  const refused = failing.length > 0 && failing.every(({ error }) => error === topicRefused);
  const [first] = failing;
  const names = [...new Set(failing.map(({ topic }) => `\`${topic}\``))].join(", ");
  if (refused)
    return new AppError(
      "forbidden",
      `${names} cannot be followed: the console's Kafka user may not read it. Give it READ with \`kafka-acls.sh\`.`,
    );
  const why = detail ?? (first === undefined ? "no partition can be read" : `\`${first.topic}\`: ${first.error}`);
  return new AppError("upstream-failed", `Nothing is left to follow: ${why}.`);
}

/** Where each partition begins: at a given position, else at its end. Those whose leader does not answer wait for it. */
async function openParts(
  client: KafkaClient,
  topics: readonly TopicMetadata[],
  body: TailBody,
  signal: AbortSignal,
): Promise<TailPart[]> {
  const given = new Map(body.from?.map(({ topic, partition, offset }) => [`${topic}/${partition}`, BigInt(offset)]));
  const parts: TailPart[] = [];
  await Promise.all(
    topics.map(async (topic, index) => {
      const name = topic.name ?? "";
      const chosen = chosenPartitions(topic, body.partitions, "/body/partitions");
      const committed = body.isolation === "committed";
      const ends = await listOffsets(client, topic, chosen, latest, { committed, signal });
      for (const partition of chosen) {
        const from = given.get(`${name}/${partition}`) ?? offsetOf(ends.get(partition));
        const unknown = from === null ? (errorOf(ends.get(partition)) ?? "It cannot be read") : null;
        parts.push({ topic: index, partition, from: from ?? 0n, to: null, unknown });
      }
    }),
  );
  return parts;
}

type Report = {
  parts: PartState[];
  totals: {
    records: number;
    bytes: number;
    matches: number;
    sent: number;
    evaluationErrors: number;
    firstEvaluationError: string | null;
  };
};

function statusOf(names: readonly string[], parts: readonly TailPart[], lost: Failing) {
  let before = { at: performance.now(), records: 0, bytes: 0 };
  return ({ parts: states, totals }: Report): TailStatus => {
    const now = performance.now();
    const seconds = Math.max(0.001, (now - before.at) / 1000);
    const rates = {
      recordsPerSecond: Math.round((totals.records - before.records) / seconds),
      bytesPerSecond: Math.round((totals.bytes - before.bytes) / seconds),
    };
    before = { at: now, records: totals.records, bytes: totals.bytes };
    const place = (index: number) => ({
      topic: names[parts[index]?.topic ?? 0] ?? "",
      partition: parts[index]?.partition ?? 0,
    });
    return {
      failing: [
        ...lost,
        ...states.flatMap(({ state, error }, index) =>
          error === null ? [] : [{ ...place(index), error, waiting: state !== "failed" }],
        ),
      ],
      records: totals.records,
      matched: totals.matches,
      sent: totals.sent,
      leftOut: names.flatMap((topic, index) => {
        const mine = states.filter((_, at) => parts[at]?.topic === index);
        const count = mine.reduce((sum, { leftOut }) => sum + leftOut, 0);
        return count === 0 ? [] : [{ topic, count }];
      }),
      ...rates,
      evaluationErrors: totals.evaluationErrors,
      firstEvaluationError: totals.firstEvaluationError,
      positions: states.map(({ next }, index) => ({ ...place(index), offset: next.toString() })),
    };
  };
}
