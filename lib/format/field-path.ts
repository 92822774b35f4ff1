/** A step into JSON: the member of a name, or the element at an index. */
export type FieldStep = { name: string } | { index: number };

/** A field of a record: `value.customer.id`, `key`, `headers["x.y"]`, `value.items[0].sku`. */
export type FieldPath =
  { root: "key" | "value"; steps: FieldStep[] } | { root: "headers"; name: string; steps: FieldStep[] };
export type PathFault = { message: string; position: number };

/** Reads a path as a person types it, or says what is wrong and at which character from 0. */
export function parseFieldPath(path: string): FieldPath | PathFault {
  const root = /^(key|value|headers)(?=[.[]|$)/.exec(path)?.[1];
  if (root === undefined) return { message: "A field begins with `value`, `key` or `headers`.", position: 0 };
  const steps: FieldStep[] = [];
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

/** Steps as `parseFieldPath` reads them: `.customer["odd name"][0]`. */
export function printSteps(steps: readonly FieldStep[]): string {
  return steps
    .map((step) => {
      if ("index" in step) return `[${step.index}]`;
      return isPlain(step.name) ? `.${step.name}` : `[${JSON.stringify(step.name)}]`;
    })
    .join("");
}

function isPlain(name: string): boolean {
  return /^[^.,[\]"\s]+$/.test(name);
}

function stepAt(path: string, at: number): { step: FieldStep; end: number } | null {
  const rest = path.slice(at);
  const plain = /^\.([^.[\]"\s]+)/.exec(rest);
  if (plain !== null) return { step: { name: plain[1] ?? "" }, end: at + plain[0].length };
  const index = /^\[(\d{1,9})\]/.exec(rest);
  if (index !== null) return { step: { index: Number(index[1]) }, end: at + index[0].length };
  const quoted = /^\[("(?:[^"\\]|\\.)*")\]/.exec(rest);
  if (quoted === null) return null;
  try {
    const name: unknown = JSON.parse(quoted[1] ?? "");
    return typeof name === "string" ? { step: { name }, end: at + quoted[0].length } : null;
  } catch {
    return null;
  }
}
