import { scanJson, type JsonToken } from "#lib/format/json-scan.ts";

export type NodeKind = "object" | "array" | "string" | "number" | "literal";

/** A node of a JSON text: where it stands, never what a number is worth. `end` and `next` are exclusive. */
export type JsonNode = {
  kind: NodeKind;
  depth: number;
  parent: number;
  /** Position among its siblings from 0. */
  place: number;
  /** The key with its quotes, -1 where there is none. */
  keyStart: number;
  keyEnd: number;
  start: number;
  end: number;
  /** Children of an object or array. */
  size: number;
  /** First node after this one and all below it. */
  next: number;
};

/** A line of the tree: a node, or the bracket that closes one. */
export type TreeLine = { node: number; close: boolean };

/** Nodes in reading order, or why there is no tree: the text is no JSON, or holds more nodes than `limit`. */
export type JsonTree = { nodes: readonly JsonNode[] } | { nodes: null; reason: "not-json" | "too-large" };

export const nodeLimit = 200_000;

const full = new Error("node limit");

/** Takes a JSON text apart by position in one pass; keys in order, repeated keys kept, numbers untouched. */
export function jsonTree(text: string, limit = nodeLimit): JsonTree {
  const nodes: JsonNode[] = [];
  const open: number[] = [];
  let key: [start: number, end: number] | null = null;

  const add = (kind: NodeKind, start: number, end: number) => {
    if (nodes.length >= limit) throw full;
    const parent = open.at(-1) ?? -1;
    const above = nodes[parent];
    const place = above ? above.size++ : 0;
    const [keyStart, keyEnd] = key ?? [-1, -1];
    key = null;
    const next = nodes.length + 1;
    nodes.push({ kind, depth: open.length, parent, place, keyStart, keyEnd, start, end, size: 0, next });
  };
  const visit = (token: JsonToken, start: number, end: number) => {
    if (token === "key") key = [start, end];
    else if (token === "open") {
      add(text[start] === "{" ? "object" : "array", start, end);
      open.push(nodes.length - 1);
    } else if (token === "close") {
      const closed = nodes[open.pop() ?? -1];
      if (closed) {
        closed.end = end;
        closed.next = nodes.length;
      }
    } else if (token === "string" || token === "number" || token === "literal") add(token, start, end);
  };
  try {
    return scanJson(text, visit) === -1 ? { nodes } : { nodes: null, reason: "not-json" };
  } catch (cause) {
    if (cause === full) return { nodes: null, reason: "too-large" };
    throw cause;
  }
}

/** The lines to show while the nodes in `folded` are closed. */
export function treeLines(nodes: readonly JsonNode[], folded: ReadonlySet<number>): TreeLine[] {
  const lines: TreeLine[] = [];
  const closing: number[] = [];
  for (let index = 0; index < nodes.length;) {
    for (let last = closing.at(-1); last !== undefined && (nodes[last]?.next ?? 0) <= index; last = closing.at(-1)) {
      lines.push({ node: last, close: true });
      closing.pop();
    }
    const node = nodes[index];
    if (!node) break;
    lines.push({ node: index, close: false });
    if (node.size > 0 && !folded.has(index)) {
      closing.push(index);
      index++;
    } else index = node.next;
  }
  for (const node of closing.reverse()) lines.push({ node, close: true });
  return lines;
}

/** What is closed at first: nothing in a small value, else all that lies deeper than the fields of the root. */
export function startFolded(nodes: readonly JsonNode[]): Set<number> {
  const folded = new Set<number>();
  if (nodes.length <= 100) return folded;
  nodes.forEach((node, index) => {
    if (node.depth >= 1 && node.size > 0) folded.add(index);
  });
  return folded;
}

/** All nodes above one, the nearest first. */
export function ancestors(nodes: readonly JsonNode[], index: number): number[] {
  const above: number[] = [];
  for (let at = nodes[index]?.parent ?? -1; at >= 0; at = nodes[at]?.parent ?? -1) above.push(at);
  return above;
}

/** The way to a node as JSONPath (RFC 9535): `$.amount.minor`, `$.items[2]['odd key']`. */
export function jsonPath(text: string, nodes: readonly JsonNode[], index: number): string {
  const steps = [index, ...ancestors(nodes, index)].reverse().slice(1);
  return `$${steps.map((step) => pathStep(text, nodes[step])).join("")}`;
}

function pathStep(text: string, node: JsonNode | undefined): string {
  if (!node) return "";
  if (node.keyStart < 0) return `[${node.place}]`;
  const raw = text.slice(node.keyStart + 1, node.keyEnd - 1);
  return /^[A-Za-z_][A-Za-z0-9_]*$/u.test(raw) ? `.${raw}` : `["${raw}"]`;
}

/** The node a position of the text belongs to. */
export function nodeAt(nodes: readonly JsonNode[], position: number): number {
  let low = 0;
  let high = nodes.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const node = nodes[middle];
    if (node && (node.keyStart >= 0 ? node.keyStart : node.start) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}
