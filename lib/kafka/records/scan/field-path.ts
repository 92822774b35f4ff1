import type { JsonStep } from "./json-walk.ts";

/** A field as typed: `value.customer.id`, `key`, `headers["x.y"]`, `value.items[0].sku`. */
export type FieldPath =
  { root: "key" | "value"; steps: JsonStep[] } | { root: "headers"; name: string; steps: JsonStep[] };
export type PathFault = { message: string; position: number };

export function parseFieldPath(path: string): FieldPath | PathFault {
  const root = /^(key|value|headers)(?=[.[]|$)/.exec(path)?.[1];
  if (root === undefined) return { message: "A field begins with `value`, `key` or `headers`.", position: 0 };
  const steps: JsonStep[] = [];
  for (let at = root.length; at < path.length;) {
    const step = stepAt(path, at);
    if (step === null)
      return {
        message: 'Expected `.name`, `["name"]` or `[0]`. Names with other characters go into quotes.',
        position: at,
      };
    steps.push(step.step);
    at = step.end;
  }
  if (root === "key" || root === "value") return { root, steps };
  const [first, ...rest] = steps;
  if (first === undefined || "index" in first)
    return { message: "Name the header: `headers.trace-id`.", position: root.length };
  return { root: "headers", name: first.name, steps: rest };
}

function stepAt(path: string, at: number): { step: JsonStep; end: number } | null {
  const rest = path.slice(at);
  const plain = /^\.([^.[\]"\s]+)/.exec(rest);
  if (plain !== null) return { step: named(plain[1] ?? ""), end: at + plain[0].length };
  const index = /^\[(\d{1,9})\]/.exec(rest);
  if (index !== null) return { step: { index: Number(index[1]) }, end: at + index[0].length };
  const quoted = /^\[("(?:[^"\\]|\\.)*")\]/.exec(rest);
  if (quoted === null) return null;
  try {
    const name: unknown = JSON.parse(quoted[1] ?? "");
    return typeof name === "string" ? { step: named(name), end: at + quoted[0].length } : null;
  } catch {
    return null;
  }
}

/** A step to the member of this name. */
export function named(name: string): { name: string; bytes: Uint8Array } {
  return { name, bytes: Buffer.from(name) };
}
