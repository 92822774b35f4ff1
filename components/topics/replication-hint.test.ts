import assert from "node:assert/strict";
import { test } from "node:test";
import { replicationFault, replicationHint } from "./replication-hint.ts";

test("the hint names the consequence of one copy, on one broker and on many", () => {
  assert.match(replicationHint(1, 1), /only broker/);
  assert.match(replicationHint(1, 3), /until it is back/);
});

test("two and more copies survive one broker", () => {
  assert.equal(replicationHint(2, 3), "One broker may fail and writes go on.");
  assert.match(replicationHint(3, 3), /with 2 gone, one copy is left/);
});

test("more copies than brokers is a fault with the way out; unknown brokers are left to the cluster", () => {
  assert.equal(
    replicationFault(5, 3),
    "Replication factor 5 needs 5 brokers; this cluster has 3 that serve. Choose 3 or less.",
  );
  assert.equal(
    replicationFault(2, 1),
    "Replication factor 2 needs 2 brokers; this cluster has 1 that serves. Choose 1.",
  );
  assert.equal(replicationFault(3, 3), null);
  assert.equal(replicationFault(9, null), null);
});
