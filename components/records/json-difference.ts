import { jsonPath, jsonTree, type JsonNode } from "#components/ui/value-viewer-tree.ts";

/** One path at which two values differ; texts stand as in the payload, numbers untouched. */
export type PathChange =
  | { kind: "changed"; path: string; left: string; right: string }
  | { kind: "removed"; path: string; left: string; right: null }
  | { kind: "added"; path: string; left: null; right: string };

/** Changes shown at most; `more` counts the others. */
const mostChanges = 1_000;

type Side = { text: string; nodes: readonly JsonNode[] };

/**
 * Where two JSON texts differ: members by key (the n-th of a repeated one with the n-th), items by place. Numbers and literals are
 * compared as they are written, strings by what they say. Null when one of the texts has no tree.
 */
export function jsonDifference(left: string, right: string): { changes: PathChange[]; more: number } | null {
  const [a, b] = [jsonTree(left), jsonTree(right)];
  if (a.nodes === null || b.nodes === null) return null;
  const changes: PathChange[] = [];
  let more = 0;
  const sides: [Side, Side] = [
    { text: left, nodes: a.nodes },
    { text: right, nodes: b.nodes },
  ];
  const open: Found[] = [[0, 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (Array.isArray(next)) open.push(...compare(sides, next).toReversed());
    else if (changes.length < mostChanges) changes.push(next);
    else more += 1;
  }
  return { changes, more };
}

/** A difference, or a pair of nodes that is to be compared in turn. */
type Found = PathChange | [left: number, right: number];

/** In the order of the left text, then what only the right one has. */
function compare([a, b]: [Side, Side], [left, right]: [number, number]): Found[] {
  const [one, other] = [a.nodes[left], b.nodes[right]];
  if (one === undefined || other === undefined) return [];
  if (one.kind !== other.kind || (one.kind !== "object" && one.kind !== "array")) {
    const same = sameLeaf(textOf(a, one), textOf(b, other), one.kind === other.kind ? one.kind : null);
    return same ? [] : [{ kind: "changed", path: pathOf(a, left), left: textOf(a, one), right: textOf(b, other) }];
  }
  const others = childrenOf(b, right);
  const found: Found[] = [];
  for (const [name, child] of childrenOf(a, left)) {
    const partner = others.get(name);
    others.delete(name);
    if (partner !== undefined) found.push([child, partner]);
    else found.push({ kind: "removed", path: pathOf(a, child), left: textOf(a, a.nodes[child]), right: null });
  }
  for (const child of others.values())
    found.push({ kind: "added", path: pathOf(b, child), left: null, right: textOf(b, b.nodes[child]) });
  return found;
}

/** Children by what tells them apart: key and occurrence, or place. */
function childrenOf({ text, nodes }: Side, parent: number): Map<string, number> {
  const children = new Map<string, number>();
  const node = nodes[parent];
  const seen = new Map<string, number>();
  for (let at = parent + 1; node !== undefined && at < node.next; at = nodes[at]?.next ?? node.next) {
    const child = nodes[at];
    if (child === undefined) break;
    if (child.keyStart < 0) {
      children.set(String(child.place), at);
      continue;
    }
    const key = said(text.slice(child.keyStart, child.keyEnd));
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    children.set(`${count} ${key}`, at);
  }
  return children;
}

function sameLeaf(left: string, right: string, kind: JsonNode["kind"] | null): boolean {
  return left === right || (kind === "string" && said(left) === said(right));
}

/** What a JSON string says once its escapes are undone. */
function said(token: string): string {
  const text: unknown = JSON.parse(token);
  return String(text);
}

function textOf({ text }: Side, node: JsonNode | undefined): string {
  return node === undefined ? "" : text.slice(node.start, node.end);
}

function pathOf({ text, nodes }: Side, index: number): string {
  return jsonPath(text, nodes, index);
}
