import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { openSession } from "#lib/auth/session.ts";
import { closeStore } from "#lib/store/store.ts";
import { testConsole } from "../../scripts/testing/console.ts";
import { metricsResponse } from "./metrics.ts";
import { plainRoute } from "./plain-route.ts";
import { readiness } from "./readiness.ts";

test("is ready with a store that opens, and says what is not", async () => {
  using testing = testConsole({ logLevel: "error" });
  assert.equal(readiness().status, 200);
  closeStore();
  writeFileSync(join(testing.dataDir, "console.db"), "this is no database, it only looks like a file of one");
  const response = readiness();
  assert.equal(response.status, 503);
  assert.deepEqual(await response.json(), { status: "not ready", checks: { configuration: true, store: false } });
});

test("metrics hold the process, endpoints and broker requests", async () => {
  const counts = new Map([["prod", new Map([["Fetch", 3]])]]);
  await metricsResponse(counts);
  const text = await (await metricsResponse(counts)).text();
  assert.match(text, /^wheelhouse_broker_requests_total\{cluster="prod",api="Fetch"\} 3$/m);
  assert.match(text, /^process_resident_memory_bytes \d{7,}/m);
  assert.match(text, /^process_cpu_seconds_total \d/m);
});

test("answers that are no contract need their permission, too", async () => {
  using _testing = testConsole({ password: "p" });
  const guarded = plainRoute("system:read", () => new Response("figures"));
  const ask = (headers: Record<string, string>) => guarded(new Request("http://localhost:9021/metrics", { headers }));
  assert.equal((await ask({})).status, 401);
  const cookie = async (role: string) => (await openSession({ name: "a", role }, false)).split(";")[0] ?? "";
  assert.equal((await ask({ cookie: await cookie("viewer") })).status, 403);
  assert.equal((await ask({ cookie: await cookie("owner") })).status, 200);
});
