import assert from "node:assert/strict";
import { test } from "node:test";
import type { Job } from "#lib/contracts/jobs.ts";
import { commandsOf } from "./commands.ts";
import { memberHint } from "./member-hint.ts";
import { clientName, clientWords, shownClients } from "./running.ts";

const job: Job = {
  ...{ id: "j", kind: "test-members", owner: "o", cluster: "c", topic: "t", group: "g", state: "running" },
  ...{ progress: "3 members", fraction: null, result: null, error: null, resumed: 0 },
  ...{ createdAt: "2026-01-01T00:00:00Z", startedAt: null, endedAt: null },
};
const cluster = {
  ...{ id: "c", name: "C", environment: "development" as const, readOnly: false, embedded: true },
  ...{ bootstrap: ["a:1", "b:2"], services: [] },
};

test("running test clients are shown, failed ones for ten minutes", () => {
  const failed = { ...job, state: "failed" as const, endedAt: "2026-01-01T00:05:00Z" };
  const others = [
    { ...job, kind: "sample-data" },
    { ...job, state: "cancelled" as const },
  ];
  const at = (time: string) => shownClients([job, failed, ...others], Date.parse(time)).length;
  assert.equal(at("2026-01-01T00:14:59Z"), 2);
  assert.equal(at("2026-01-01T00:15:01Z"), 1);
});

test("a test client is named without what its page names", () => {
  assert.equal(clientName(job, {}), "Test members of group g on t");
  assert.equal(clientName(job, { topic: "t" }), "Test members of group g");
  assert.equal(clientName(job, { group: "g" }), "Test members on t");
  assert.equal(clientName({ ...job, kind: "test-producer", group: null }, { topic: "t" }), "Test producer");
  assert.equal(clientWords({ ...job, state: "failed", error: "no such topic" }), "no such topic");
});

test("the hint counts the members a group has already", () => {
  assert.match(memberHint(3, 2, 0) ?? "", /2 partitions: one member will idle/);
  assert.match(memberHint(3, 4, 3) ?? "", /the group 3 members already: 2 members will idle/);
  assert.match(memberHint(2, 2, 0) ?? "", /each member reads one\.$/);
  assert.equal(memberHint(Number.NaN, 2, 0), null);
  assert.equal(memberHint(2, null, 0), null);
});

test("names are quoted in the commands", () => {
  const [tool, http] = commandsOf(cluster, {
    ...{ kind: "members", topic: "t; rm -rf /", group: "it's", members: 2, workMs: 0, seconds: 60 },
  });
  assert.match(tool?.text ?? "", /--bootstrap-server a:1,b:2 --topic 't; rm -rf \/' --group 'it'\\''s'/);
  assert.match(http?.text ?? "", /^POST \/api\/clusters\/c\/test-clients\n/);
});
