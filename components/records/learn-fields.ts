import type { KafkaRecord, Payload } from "#lib/contracts/records.ts";
import { printSteps, type FieldStep } from "#lib/format/field-path.ts";
import { walkJson } from "#lib/format/json-find.ts";
import { typed, type FieldValue } from "./field-value.ts";

/** A field that the loaded records have: its path, the types seen, one value, and in how many records. */
export type LearnedField = { path: string; types: FieldValue["kind"][]; example: string; records: number };

/** Enough to know the shape of a topic, little enough to be done between two frames. */
const mostRecords = 100;
const mostFields = 300;

/** Fields of the first records: leaves of JSON keys and values, whole arrays, and headers; by part, then as they came. */
export function learnFields(records: readonly Pick<KafkaRecord, "key" | "value" | "headers">[]): LearnedField[] {
  const learned = new Map<string, LearnedField>();
  const see = (path: string, value: FieldValue, seen: Set<string>) => {
    let field = learned.get(path);
    if (field === undefined) {
      if (learned.size >= mostFields) return;
      field = { path, types: [], example: "", records: 0 };
      learned.set(path, field);
    }
    if (!field.types.includes(value.kind)) field.types.push(value.kind);
    if (field.example === "" && "text" in value) field.example = value.text.slice(0, 80);
    if (!seen.has(path)) field.records += 1;
    seen.add(path);
  };
  for (const { key, value, headers } of records.slice(0, mostRecords)) {
    const seen = new Set<string>();
    fieldsIn("value", value, see, seen);
    fieldsIn("key", key, see, seen);
    for (const header of headers) {
      const path = `headers${printSteps([{ name: header.key }])}`;
      see(path, headerValue(header.value), seen);
    }
  }
  const order = ["value", "key", "headers"];
  const part = ({ path }: LearnedField) => order.findIndex((root) => path.startsWith(root));
  return [...learned.values()].sort((a, b) => part(a) - part(b));
}

function fieldsIn(
  root: "key" | "value",
  payload: Payload,
  see: (path: string, value: FieldValue, seen: Set<string>) => void,
  seen: Set<string>,
): void {
  if (payload.kind !== "json") return;
  walkJson(payload.text, (place: readonly FieldStep[], start, end) => {
    const [first] = place;
    if (first === undefined || place.some((step) => "index" in step)) return;
    const value = typed(payload.text.slice(start, end));
    if (value.kind === "object" && value.text.replace(/\s/g, "") !== "{}") return;
    see(`${root}${printSteps(place)}`, value, seen);
  });
}

function headerValue(payload: Payload): FieldValue {
  switch (payload.kind) {
    case "null":
    case "empty":
      return { kind: payload.kind };
    case "hex":
      return { kind: "binary", text: payload.text };
    case "text":
      return { kind: "text", text: payload.text };
    case "json":
      return payload.truncated ? { kind: "text", text: payload.text } : typed(payload.text);
  }
}
