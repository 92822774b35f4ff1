import assert from "node:assert/strict";
import { test } from "node:test";
import { clusterOf, crumbsOf, sameKind } from "./location.ts";

test("the cluster is read from the path", () => {
  assert.equal(clusterOf("/clusters/payments%20prod/topics"), "payments prod");
  assert.equal(clusterOf("/clusters"), null);
  assert.equal(clusterOf("/jobs"), null);
});

test("switching keeps the kind of page and drops the resource", () => {
  assert.equal(sameKind("/clusters/a/topics/orders/partitions", "b"), "/clusters/b/topics");
  assert.equal(sameKind("/clusters/a", "b/c"), "/clusters/b%2Fc");
  assert.equal(sameKind("/jobs", "b"), "/clusters/b");
});

test("crumbs name the cluster, the collection and the resource", () => {
  assert.deepEqual(crumbsOf("/clusters/a", "Payments"), [
    { label: "Payments", href: "/clusters/a" },
    { label: "Overview", href: null },
  ]);
  assert.deepEqual(crumbsOf("/clusters/a/topics/topics", null), [
    { label: "a", href: "/clusters/a" },
    { label: "Topics", href: "/clusters/a/topics" },
    { label: "topics", href: null },
  ]);
  assert.deepEqual(crumbsOf("/clusters/a/searches/0d1e", null).at(-1), { label: "Background search", href: null });
  assert.deepEqual(crumbsOf("/clusters/a/topics/x%2Fy/records/3/42", null).at(-1), {
    label: "partition 3, offset 42",
    href: null,
  });
  assert.deepEqual(
    crumbsOf("/clusters/a/groups/groups", null).map(({ label }) => label),
    ["a", "Consumer groups", "groups"],
  );
  assert.deepEqual(crumbsOf("/audit", null), [{ label: "Audit log", href: null }]);
});
