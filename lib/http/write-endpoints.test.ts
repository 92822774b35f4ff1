import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { endpoints } from "#lib/contracts/all.ts";
import { problem } from "#lib/contracts/problem.ts";
import { testConsole } from "../../scripts/testing/console.ts";
import { route } from "./route.ts";

let testing: Disposable;
before(() => (testing = testConsole()));
after(() => testing[Symbol.dispose]());

const writing = endpoints.filter(({ writes, path }) => writes && path.includes("[cluster]"));

test("there are endpoints that write to a cluster", () => {
  const ids = writing.map(({ id }) => id);
  for (const id of ["topics.create", "topicConfigs.alter", "topicPartitions.create", "testClients.start"])
    assert.ok(ids.includes(id), id);
});

for (const endpoint of writing) {
  test(`${endpoint.id} is refused on a read-only cluster, before its verb runs`, async () => {
    const handler = route(endpoint, () => assert.fail("the verb ran"));
    const names = [...endpoint.path.matchAll(/\[(\w+)\]/g)].map(([, name = ""]) => [name, "x"]);
    const params = Promise.resolve({ ...Object.fromEntries(names), cluster: "locked" });
    const request = new Request("http://localhost:9021/x", {
      method: endpoint.method,
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    const response = await handler(request, { params });
    assert.equal(response.status, 403);
    assert.equal(problem.parse(await response.json()).code, "read-only");
  });
}
