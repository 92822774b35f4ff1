import type { RecordFilter } from "#lib/contracts/record-search.ts";
import type { CodecChoice } from "#lib/contracts/records.ts";
import { parseJson } from "#lib/format/json.ts";
import { javaPartition } from "#lib/format/murmur2.ts";

/** `key == "…"` or the other way round, in an expression where it must hold. */
const inExpression = /(?:^|&&)\s*(?:key\s*==\s*("(?:[^"\\]|\\.)*")|("(?:[^"\\]|\\.)*")\s*==\s*key)\s*(?=&&|$)/;

/** The one text that the key of every match is; null when the filter leaves it open, or the codec shows other text than is stored. */
export function exactKeyOf({ fields, expression }: RecordFilter, keyCodec: CodecChoice): string | null {
  if (keyCodec !== "auto" && keyCodec !== "text" && keyCodec !== "json") return null;
  const clause = fields.find(({ path, operator }) => path === "key" && operator === "=");
  if (clause !== undefined) return clause.value;
  // Where an or, a condition or a bracket is in it, the comparison need not hold.
  const code = (expression ?? "").replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""');
  if (/\|\||[?!(]/.test(code)) return null;
  const found = inExpression.exec(expression ?? "");
  const text = found?.[1] ?? found?.[2];
  return text === undefined ? null : unquoted(text);
}

/** Where Kafka's default partitioner puts a record with this text as its key. */
export function partitionOfKey(key: string, partitions: number): number {
  return javaPartition(new TextEncoder().encode(key), partitions);
}

function unquoted(text: string): string | null {
  try {
    const value = parseJson(text);
    return typeof value === "string" ? value : null;
  } catch {
    return null;
  }
}
