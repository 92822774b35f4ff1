import type { FilterFault, RecordFilter, SearchBody, SearchEvent } from "#lib/contracts/record-search.ts";
import { AppError } from "#lib/errors.ts";
import { kafkaClient } from "#lib/kafka/client.ts";
import { requireTopic } from "#lib/kafka/metadata.ts";
import type { SchemaLookup } from "#lib/serde/schema-source.ts";
import { resolveRange } from "./resolve-range.ts";
import { brokerAccess } from "./scan/access.ts";
import { compileFilter, type CompiledFilter } from "./scan/compile-filter.ts";
import { openCoverage } from "./scan/coverage.ts";
import { runScan } from "./scan/run-scan.ts";
import type { ScanPart } from "./scan/scan-plan.ts";
import { rememberRate } from "./scan/scan-rates.ts";

const progressEveryMs = 230;

/**
 * Searches a topic in a worker: hits as they are found (newest first: merged by time), and what was read and what was not.
 * Partitions whose broker does not answer wait and go on by themselves. Throws `not-found` for a topic or group and
 * `validation-failed` for a filter that cannot run.
 */
export async function* searchRecords(
  clusterId: string,
  name: string,
  body: SearchBody,
  signal: AbortSignal,
  lookup: SchemaLookup | null = null,
  /** For a search that may last for hours: a worker beside the pool, and only this topic, not another of its name. */
  own: { topicId: string } | null = null,
  /** Only records with exactly this key. */
  key: Uint8Array | null = null,
): AsyncGenerator<SearchEvent, void, void> {
  const { compared } = requireFilter(body.filter, "/body/filter");
  const client = kafkaClient(clusterId);
  const topic = await requireTopic(client, name, signal);
  if (own !== null && topic.topicId !== own.topicId)
    throw new AppError(
      "not-found",
      `Topic \`${name}\` was deleted and created again since this search began; what was left of the old one is gone.`,
    );
  const ranges = await resolveRange(client, topic, body, signal);
  const heldBack = new Map(ranges.map(({ partition, heldBack: offsets }) => [partition, offsets]));
  const parts = ranges.map(({ partition, from, to, error }): ScanPart => ({
    topic: 0,
    partition,
    from: from ?? 0n,
    to: to ?? 0n,
    unknown: error,
  }));
  const access = await brokerAccess(client, [topic], parts, signal);
  const { records = Infinity, bytes = Infinity, ms = Infinity } = body.budget;
  const plan = {
    topics: [{ name, id: topic.topicId }],
    parts,
    committed: body.isolation === "committed",
    direction: body.direction,
    filter: key === null ? body.filter : { ...body.filter, key },
    limit: body.limit,
    budget: { records, bytes, ms },
    verifyChecksums: body.verifyChecksums,
    decoders: { keyCodec: body.keyCodec, valueCodec: body.valueCodec },
    output: { kind: "rows" as const, perSecond: Infinity },
  };
  /** Bounds of partitions that had no leader when the search began. */
  const resolve = async (_topic: number, partitions: number[]) => {
    const found = await resolveRange(client, await requireTopic(client, name, signal), { ...body, partitions }, signal);
    return new Map(
      found.flatMap(({ partition, from, to, error }) => (error === null ? [[partition, { from, to }] as const] : [])),
    );
  };
  const { direction, verifyChecksums } = body;
  let log = openCoverage(parts, heldBack, { direction, verifyChecksums, compared });
  let shownAt = -Infinity;
  let queued = false;
  for await (const event of runScan(client, plan, access, { signal, lasting: own !== null, resolve, lookup })) {
    switch (event.type) {
      case "queued":
        queued = true;
        yield event;
        break;
      case "report": {
        // The clock of a search that had to wait starts with its first report.
        if (queued) log = openCoverage(parts, heldBack, { direction, verifyChecksums, compared });
        queued = false;
        log.take(event);
        if (event.hits.length > 0)
          yield { type: "matches", matches: event.hits.map(({ record, excerpt }) => ({ record, excerpt })) };
        if (performance.now() - shownAt < progressEveryMs) break;
        shownAt = performance.now();
        yield { type: "progress", coverage: log.coverage() };
        break;
      }
      case "end": {
        if (event.reason === "failed") throw new Error(event.detail ?? "The scan failed");
        rememberRate(clusterId, { ...log.totals(), ms: log.elapsedMs() });
        const { reason } = event;
        yield { type: "end", reason, detail: event.detail, coverage: log.coverage(), remaining: log.remaining() };
        return;
      }
    }
  }
}

/** A filter ready to run. Throws `validation-failed` with its faults, `pointer` being where it stands in the request. */
export function requireFilter(filter: RecordFilter, pointer: string): CompiledFilter {
  const compiled = compileFilter(filter);
  if (!("faults" in compiled)) return compiled;
  const { faults } = compiled;
  const fields = faults.map((fault) => ({ pointer: `${pointer}${placeOf(fault)}`, message: fault.message }));
  throw new AppError("validation-failed", `The filter cannot run: ${faults[0]?.message ?? ""}`, { fields });
}

function placeOf({ clause, index }: FilterFault): string {
  return clause === "field" ? `/fields/${index ?? 0}` : `/${clause}`;
}
