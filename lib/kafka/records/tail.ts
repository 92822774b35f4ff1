import type { QueryOf, ResponseOf } from "#lib/contracts/endpoint.ts";
import type { recordTail, TailStatus } from "#lib/contracts/record-search.ts";
import { AppError } from "#lib/errors.ts";
import { globalState } from "#lib/config/global-state.ts";
import { kafkaClient, type KafkaClient } from "#lib/kafka/client.ts";
import { requireTopic, type TopicMetadata } from "#lib/kafka/metadata.ts";
import type { SchemaLookup } from "#lib/serde/schema-source.ts";
import { errorOf, latest, listOffsets, offsetOf } from "#lib/kafka/offsets.ts";
import { brokerAccess } from "./scan/access.ts";
import { runScan } from "./scan/run-scan.ts";
import type { PartState, ScanPart } from "./scan/scan-plan.ts";
import { requireFilter } from "./search.ts";

type TailEvent = ResponseOf<typeof recordTail.watch>;
type TailQuery = QueryOf<typeof recordTail.watch>;
type TailPart = ScanPart & { to: null };

/** Each tail has a thread of its own for as long as it lasts. */
const mostTails = 8;
const statusEveryMs = 250;
const noFilter = { contains: null, fields: [], expression: null };

/**
 * Records of one or several topics as they are appended, from the end or from `from`, until `signal` ends. At most
 * `rowsPerSecond` are sent; the status counts the rest. Outages of brokers are waited out. Throws `not-found`,
 * `validation-failed`, and `too-many-requests` when too many are open.
 */
export async function* tailRecords(
  clusterId: string,
  name: string,
  query: TailQuery,
  signal: AbortSignal,
  lookup: SchemaLookup | null = null,
): AsyncGenerator<TailEvent, void, void> {
  const filter = query.filter ?? noFilter;
  requireFilter(filter, "/query/filter");
  const open = globalState("wheelhouse.tails", () => ({ count: 0 }));
  if (open.count >= mostTails)
    throw new AppError("too-many-requests", `${mostTails} live views are open already. Close one, then try again.`);
  open.count += 1;
  try {
    const client = kafkaClient(clusterId);
    const names = [...new Set([name, ...query.also])];
    const topics = await Promise.all(names.map((topic) => requireTopic(client, topic, signal)));
    const { parts, failing } = await openParts(client, topics, query, signal);
    const access = await brokerAccess(client, topics, parts, signal);
    const plan = {
      topics: topics.map(({ topicId }, index) => ({ name: names[index] ?? "", id: topicId })),
      parts,
      committed: query.isolation === "committed",
      direction: "forward" as const,
      filter,
      limit: Infinity,
      budget: { records: Infinity, bytes: Infinity, ms: Infinity },
      verifyChecksums: false,
      decoders: { keyCodec: query.keyCodec, valueCodec: query.valueCodec },
      output: { kind: "rows" as const, perSecond: query.rowsPerSecond },
    };
    const status = statusOf(names, parts, failing);
    let shownAt = -Infinity;
    let shown = "";
    for await (const event of runScan(client, plan, access, { signal, lasting: true, lookup })) {
      if (event.type === "end")
        throw event.reason === "failed"
          ? new Error(event.detail ?? "The tail failed")
          : new AppError("upstream-failed", event.detail ?? "Nothing is left to follow: look at the partitions.");
      if (event.type !== "report") continue;
      if (event.hits.length > 0)
        yield {
          type: "rows",
          rows: event.hits.map(({ part, record, excerpt }) => ({
            topic: names[parts[part]?.topic ?? 0] ?? name,
            record,
            excerpt,
          })),
        };
      const now = performance.now();
      if (now - shownAt < statusEveryMs) continue;
      const next = status(event);
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

/** Where each partition begins: at a given position, else at its end. Those whose leader does not answer are named. */
async function openParts(
  client: KafkaClient,
  topics: readonly TopicMetadata[],
  query: TailQuery,
  signal: AbortSignal,
): Promise<{ parts: TailPart[]; failing: TailStatus["failing"] }> {
  const given = new Map(query.from?.map(({ topic, partition, offset }) => [`${topic}/${partition}`, BigInt(offset)]));
  const parts: TailPart[] = [];
  const failing: TailStatus["failing"] = [];
  await Promise.all(
    topics.map(async (topic, index) => {
      const name = topic.name ?? "";
      const all = topic.partitions.map(({ partitionIndex }) => partitionIndex);
      const chosen = index === 0 && query.partitions !== undefined ? query.partitions : all;
      const unknown = chosen.find((partition) => !all.includes(partition));
      if (unknown !== undefined) {
        const message = `\`${name}\` has no partition ${unknown}; it has ${all.length}, numbered from 0.`;
        throw new AppError("validation-failed", message, { fields: [{ pointer: "/query/partitions", message }] });
      }
      const committed = query.isolation === "committed";
      const ends = await listOffsets(client, topic, chosen, latest, { committed, signal });
      for (const partition of chosen) {
        const from = given.get(`${name}/${partition}`) ?? offsetOf(ends.get(partition));
        const error = errorOf(ends.get(partition)) ?? "It cannot be read";
        if (from === null) failing.push({ topic: name, partition, error, waiting: false });
        else parts.push({ topic: index, partition, from, to: null, unknown: null });
      }
    }),
  );
  return { parts, failing };
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

function statusOf(names: readonly string[], parts: readonly TailPart[], lost: TailStatus["failing"]) {
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
      ...rates,
      evaluationErrors: totals.evaluationErrors,
      firstEvaluationError: totals.firstEvaluationError,
      positions: states.map(({ next }, index) => ({ ...place(index), offset: next.toString() })),
    };
  };
}
