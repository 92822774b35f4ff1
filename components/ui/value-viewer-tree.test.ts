import assert from "node:assert/strict";
import { test } from "node:test";
import { jsonPath, jsonTree, nodeAt, treeLines, type JsonNode } from "./value-viewer-tree.ts";

const nodesOf = (text: string): readonly JsonNode[] => jsonTree(text).nodes ?? [];
const shown = (text: string, folded: number[] = []) => {
  const nodes = nodesOf(text);
  return treeLines(nodes, new Set(folded)).map(({ node, close }) => {
    const one = nodes[node];
    if (!one) return "";
    if (close) return one.kind === "object" ? "}" : "]";
    const key = one.keyStart >= 0 ? `${text.slice(one.keyStart, one.keyEnd)}:` : "";
    return key + (one.size > 0 ? text[one.start] : text.slice(one.start, one.end));
  });
};

const text = '{"a":{"n":9223372036854775807,"n":1.10},"list":[[],{}, "x"],"z":null}';

test("lines follow the text: order, repeated keys and digits stay", () => {
  assert.deepEqual(shown(text), [
    "{",
    '"a":{',
    '"n":9223372036854775807',
    '"n":1.10',
    "}",
    '"list":[',
    "[]",
    "{}",
    '"x"',
    "]",
    '"z":null',
    "}",
  ]);
});

test("a folded node is one line, its neighbours stay", () => {
  assert.deepEqual(shown(text, [1, 4]), ["{", '"a":{', '"list":[', '"z":null', "}"]);
  assert.deepEqual(shown(text, [0]), ["{"]);
});

test("a value without children is one line", () => {
  assert.deepEqual(shown("12"), ["12"]);
  assert.deepEqual(shown("[[[]]]"), ["[", "[", "[]", "]", "]"]);
});

test("the path names each step", () => {
  const odd = '{"a":[{"odd key":1}]}';
  const nodes = nodesOf(odd);
  assert.equal(jsonPath(odd, nodes, 0), "$");
  assert.equal(jsonPath(odd, nodes, 3), '$.a[0]["odd key"]');
});

test("a position finds its node", () => {
  const nodes = nodesOf(text);
  const at = nodeAt(nodes, text.indexOf("1.10"));
  assert.equal(text.slice(nodes[at]?.start, nodes[at]?.end), "1.10");
  assert.equal(nodeAt(nodes, text.indexOf('"z"')), nodes.length - 1);
});

test("no tree for what is no JSON or holds too much", () => {
  assert.deepEqual(jsonTree("{a}"), { nodes: null, reason: "not-json" });
  assert.deepEqual(jsonTree("[1,2,3]", 3), { nodes: null, reason: "too-large" });
});

test("deep nesting needs no stack", () => {
  assert.equal(nodesOf("[".repeat(50_000) + "]".repeat(50_000)).length, 50_000);
});
