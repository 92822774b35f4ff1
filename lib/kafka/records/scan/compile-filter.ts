import type { Excerpt, FilterFault } from "#lib/contracts/record-search.ts";
import type { Seen } from "./decoded-view.ts";
import type { Batch, RecordView } from "./batch-walk.ts";
import { compileContains, type ContainsTest } from "./contains.ts";
import { compileExpression, longest, type ExpressionTest } from "./expression.ts";
import { compileField, type FieldTest } from "./fields.ts";
import { byteNeedle, type Needle } from "./needle.ts";
import type { ScanFilter } from "./scan-plan.ts";
import type { StoredRecord } from "./record-of.ts";

export type CompiledFilter = {
  /** Bytes that every match holds; null when nothing can be ruled out without looking at each record. */
  needle: Needle | null;
  /** Whether all clauses hold. Throws with words when one cannot be evaluated on this record. */
  matches: (body: Buffer, batch: Batch, view: RecordView, partition: number, seen?: Seen | null) => boolean;
  excerpt: (record: StoredRecord) => Excerpt | null;
  /** What was compared, for the coverage. */
  compared: "stored" | "decoded";
  /** The clauses one by one, to explain a single record. */
  clauses: { contains: ContainsTest | null; fields: FieldTest[]; expression: ExpressionTest | null };
};

/** Makes a filter ready to run, or lists all its faults. Without any clause every record matches. */
export function compileFilter(filter: ScanFilter): CompiledFilter | { faults: FilterFault[] } {
  const faults: FilterFault[] = [];
  const contains = filter.contains === null ? null : compileContains(filter.contains);
  if (contains !== null && "message" in contains) faults.push({ clause: "contains", index: null, ...contains });
  const fields: FieldTest[] = [];
  for (const [index, clause] of filter.fields.entries()) {
    const field = compileField(clause);
    if ("message" in field) faults.push({ clause: "field", index, ...field });
    else fields.push(field);
  }
  const source = filter.expression?.trim() ?? "";
  const expression = source === "" ? null : compileExpression(source);
  if (expression !== null && "message" in expression) faults.push({ clause: "expression", index: null, ...expression });
  if (faults.length > 0) return { faults };
  const ready = {
    contains: contains !== null && "message" in contains ? null : contains,
    fields,
    expression: expression !== null && "message" in expression ? null : expression,
  };
  const matches = matcherOf(ready, filter.contains?.on === "decoded");
  const key = filter.key === undefined ? null : Buffer.from(filter.key);
  return {
    needle: longest([needleOf(ready), key === null || key.length === 0 ? null : byteNeedle(key)]),
    matches: key === null ? matches : withKey(key, matches),
    excerpt: (record) => ready.contains?.excerpt(record) ?? null,
    compared: filter.contains?.on === "decoded" || fields.length > 0 || expression !== null ? "decoded" : "stored",
    clauses: ready,
  };
}

function withKey(key: Buffer, matches: CompiledFilter["matches"]): CompiledFilter["matches"] {
  return (body, batch, view, partition, seen) => {
    const end = view.keyStart + view.keyLength;
    if (view.keyLength !== key.length || key.compare(body, view.keyStart, end) !== 0) return false;
    return matches(body, batch, view, partition, seen);
  };
}

function needleOf({ contains, fields, expression }: CompiledFilter["clauses"]): Needle | null {
  return longest([contains?.needle ?? null, ...fields.map(({ needle }) => needle), expression?.needle ?? null]);
}

/** What looks into key and value is asked of the decoded record where there is one; stored bytes are looked for in the stored ones. */
function matcherOf(
  { contains, fields, expression }: CompiledFilter["clauses"],
  decodedText: boolean,
): CompiledFilter["matches"] {
  const [only, ...more] = fields;
  if (contains === null && only !== undefined && more.length === 0 && expression === null)
    return (body, _batch, view, _partition, seen) => only.matches(seen?.body ?? body, seen?.view ?? view);
  return (body, batch, view, partition, seen) => {
    const inBody = seen?.body ?? body;
    const inView = seen?.view ?? view;
    if (contains !== null && !(decodedText ? contains.matches(inBody, inView) : contains.matches(body, view)))
      return false;
    for (const field of fields) if (!field.matches(inBody, inView)) return false;
    return expression === null || expression.matches(inBody, batch, inView, partition);
  };
}
