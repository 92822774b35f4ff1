import type { BodyOf, ResponseOf } from "#lib/contracts/endpoint.ts";
import type { FieldClause, recordSearch } from "#lib/contracts/record-search.ts";
import { writeBatch } from "./batch-writer.ts";
import { readStored } from "./get.ts";
import type { StoredRecord } from "./record-batch.ts";
import { emptyBatch, emptyRecord, readBatch, readRecord } from "./scan/batch-walk.ts";
import type { CompiledFilter } from "./scan/compile-filter.ts";
import { requireFilter } from "./search.ts";

type Explanation = ResponseOf<typeof recordSearch.explain>;
type Clause = Explanation["clauses"][number];

/**
 * Why one record does or does not match a filter, clause by clause, by the very code that searches. Throws `not-found`, and
 * `validation-failed` for a filter that cannot run.
 */
export async function explainMatch(
  clusterId: string,
  name: string,
  { partition, offset, filter }: BodyOf<typeof recordSearch.explain>,
  signal: AbortSignal,
): Promise<Explanation> {
  const compiled = requireFilter(filter, "/body/filter");
  const { record, absence } = await readStored(clusterId, name, { partition, offset: BigInt(offset) }, signal);
  if (record === null) return { matches: null, absence, clauses: [] };
  const clauses = explainClauses(record, partition, compiled, filter.fields);
  return { matches: clauses.every(({ matches }) => matches), absence: null, clauses };
}

/** The clauses on one record. */
export function explainClauses(
  record: StoredRecord,
  partition: number,
  { clauses, excerpt }: CompiledFilter,
  fields: readonly FieldClause[],
): Clause[] {
  const headers = record.headers(record.headerCount);
  const { key, value, timestamp } = record;
  const data = writeBatch([{ key, value, headers, timestamp }]);
  const batch = emptyBatch();
  const view = emptyRecord();
  readBatch(data, 0, data.length, batch);
  const body = data.subarray(batch.bodyStart, batch.end);
  readRecord(body, 0, view);
  batch.baseOffset = record.offset;
  const found: Clause[] = [];
  if (clauses.contains !== null) {
    const matches = clauses.contains.matches(body, view);
    const place = excerpt(record);
    const where = place === null ? "" : ` in the ${place.in}`;
    found.push({ clause: "contains", index: null, matches, why: matches ? `Found${where}.` : "Not found in it." });
  }
  for (const [index, test] of clauses.fields.entries()) {
    const matches = test.matches(body, view);
    const shown = test.found(body, view);
    const path = fields[index]?.path ?? "";
    found.push({
      clause: "field",
      index,
      matches,
      why: shown === null ? `\`${path}\` is not in this record.` : `\`${path}\` is \`${shown}\`.`,
    });
  }
  if (clauses.expression !== null)
    found.push(explainExpression(() => clauses.expression?.matches(body, batch, view, partition) === true));
  return found;
}

function explainExpression(evaluate: () => boolean): Clause {
  const clause = { clause: "expression" as const, index: null };
  try {
    const matches = evaluate();
    return {
      ...clause,
      matches,
      why: matches ? "The expression is true." : "The expression is false, or a field of it is missing.",
    };
  } catch (error) {
    const why = error instanceof Error ? error.message : "it failed";
    return { ...clause, matches: false, why: `The expression cannot be evaluated: ${why}` };
  }
}
