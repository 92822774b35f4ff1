import type { BodyOf, ResponseOf } from "#lib/contracts/endpoint.ts";
import type { recordSearch, RecordFilter, SearchEvent } from "#lib/contracts/record-search.ts";
import type { DecoderChoice } from "#lib/contracts/records.ts";
import type { SchemaLookup } from "#lib/serde/schema-source.ts";
import { writeBatch } from "./batch-writer.ts";
import { decodingFor } from "./decoding.ts";
import { readStored } from "./get.ts";
import type { StoredRecord } from "./scan/record-of.ts";
import { emptyBatch, emptyRecord, readBatch, readRecord } from "./scan/batch-walk.ts";
import { decodedRecord } from "./scan/decoded-view.ts";
import type { FieldTest } from "./scan/fields.ts";
import { requireFilter, searchRecords } from "./search.ts";

type Explanation = ResponseOf<typeof recordSearch.explain>;
type Clause = Explanation["clauses"][number];
type End = Extract<SearchEvent, { type: "end" }>;

const none: RecordFilter = { contains: null, fields: [], expression: null };

/**
 * Why one record does or does not match a filter: each clause is searched for by itself at this offset, in a worker, so
 * that a clause that runs away is stopped as it is in a search. Throws `not-found`, and `validation-failed` for a filter
 * that cannot run.
 */
export async function explainMatch(
  clusterId: string,
  name: string,
  { partition, offset, filter, keyCodec, valueCodec }: BodyOf<typeof recordSearch.explain>,
  signal: AbortSignal,
  lookup: SchemaLookup | null = null,
): Promise<Explanation> {
  const compiled = requireFilter(filter, "/body/filter");
  const { record, absence } = await readStored(clusterId, name, { partition, offset: BigInt(offset) }, signal);
  if (record === null) return { matches: null, absence, clauses: [] };
  const resume = [{ partition, from: offset, to: (BigInt(offset) + 1n).toString() }];
  const search = (only: RecordFilter) =>
    searchOne(clusterId, name, { filter: only, resume, lookup, keyCodec, valueCodec }, signal);
  const decoded = decodedRecord(record, await decodingFor(name, [record], { keyCodec, valueCodec, lookup }));
  const clauses: Clause[] = [];
  if (filter.contains !== null) {
    const { matches, place, trouble } = await search({ ...none, contains: filter.contains });
    const why = matches
      ? `Found${place === null ? "" : ` in the ${place}`}.`
      : (trouble ?? "It is not in this record.");
    clauses.push({ clause: "contains", index: null, matches, why });
  }
  for (const [index, field] of filter.fields.entries()) {
    const { matches, trouble } = await search({ ...none, fields: [field] });
    const found = shown(decoded, compiled.clauses.fields[index]);
    const why = found === null ? `\`${field.path}\` is not in this record.` : `\`${field.path}\` is \`${found}\`.`;
    clauses.push({ clause: "field", index, matches, why: trouble ?? why });
  }
  if (compiled.clauses.expression !== null) {
    const { matches, trouble } = await search({ ...none, expression: filter.expression });
    const why = matches ? "The expression is true." : "The expression is false, or a field of it is missing.";
    clauses.push({ clause: "expression", index: null, matches, why: trouble ?? why });
  }
  return { matches: clauses.every(({ matches }) => matches), absence: null, clauses };
}

type Question = DecoderChoice & {
  filter: RecordFilter;
  resume: { partition: number; from: string; to: string }[];
  lookup: SchemaLookup | null;
};

async function searchOne(clusterId: string, name: string, { lookup, ...asked }: Question, signal: AbortSignal) {
  const body = {
    start: { at: "oldest" as const },
    end: { at: "newest" as const },
    isolation: "uncommitted" as const,
    direction: "forward" as const,
    limit: 1,
    budget: {},
    verifyChecksums: false,
    ...asked,
  };
  let matches = false;
  let place: string | null = null;
  for await (const event of searchRecords(clusterId, name, body, signal, lookup)) {
    if (event.type === "matches") {
      matches = true;
      place = event.matches[0]?.excerpt?.in ?? null;
    }
    if (event.type === "end") return { matches, place, trouble: troubleOf(event) };
  }
  return { matches, place, trouble: null };
}

/** What kept the clause from being evaluated, or null. */
function troubleOf({ detail, coverage }: End): string | null {
  const { firstEvaluationError, partitions, gaps } = coverage;
  if (firstEvaluationError !== null) return `It cannot be evaluated on this record: ${firstEvaluationError}`;
  return detail ?? gaps[0]?.reason ?? partitions[0]?.error ?? null;
}

/** The value at a field's path as the codec has it. */
function shown(record: StoredRecord, field: FieldTest | undefined): string | null {
  const { key, value, timestamp } = record;
  const data = writeBatch([{ key, value, headers: record.headers(record.headerCount), timestamp }]);
  const batch = emptyBatch();
  const view = emptyRecord();
  readBatch(data, 0, data.length, batch);
  const body = data.subarray(batch.bodyStart, batch.end);
  readRecord(body, 0, view);
  return field?.found(body, view) ?? null;
}
