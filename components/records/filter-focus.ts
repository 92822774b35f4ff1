import type { RecordFilter } from "#lib/contracts/record-search.ts";
import type { Payload } from "#lib/contracts/records.ts";
import { parseFieldPath, type FieldPath } from "#lib/format/field-path.ts";
import { findJson, type JsonSpan } from "#lib/format/json-find.ts";

/** Fields of key and value that a filter looks at: those of its conditions, then those its expression names. */
export function focusOf({ fields, expression }: RecordFilter): FieldPath[] {
  const named = [...fields.map(({ path }) => path), ...pathsIn(expression ?? "")];
  return [...new Set(named)].flatMap((path) => {
    const parsed = parseFieldPath(path);
    return "message" in parsed || parsed.root === "headers" ? [] : [parsed];
  });
}

/** Where the looked-at values stand in a payload, in reading order, none inside another. */
export function focusSpans(payload: Payload, part: "key" | "value", focus: readonly FieldPath[]): JsonSpan[] {
  if (payload.kind !== "json") return [];
  const spans = focus.flatMap(({ root, steps }) => {
    if (root !== part || steps.length === 0) return [];
    const found = findJson(payload.text, steps, payload.truncated);
    return typeof found === "string" ? [] : [found];
  });
  spans.sort((a, b) => a.start - b.start);
  return spans.filter(({ start }, index) => spans.slice(0, index).every((before) => before.end <= start));
}

/** `value.a.b` and `key["x"]` outside of strings; the last step of a call such as `value.a.startsWith(…)` is none of the field. */
function pathsIn(expression: string): string[] {
  const code =
    /("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\b(?:value|key)(?:\.\w+(?!\w*\s*\()|\[\d+\]|\["(?:[^"\\]|\\.)*"\])+/g;
  return [...expression.matchAll(code)].flatMap((match) => (match[1] === undefined ? [match[0]] : []));
}
