import assert from "node:assert/strict";
import test from "node:test";
import { checkContractRoutes } from "./contract-routes.ts";
import { seededTree } from "./seeded-tree.ts";

const contracts = [
  { id: "topics.list", method: "GET", path: "/api/clusters/[cluster]/topics", stream: false },
  { id: "topics.create", method: "POST", path: "/api/clusters/[cluster]/topics", stream: false },
  { id: "jobs.watch", method: "GET", path: "/api/jobs/events", stream: true },
];
const topicsRoute = "app/api/clusters/[cluster]/topics/route.ts";
const good = {
  [topicsRoute]:
    "export const GET = route(topics.list, listTopics);\nexport const POST = route(\n  topics.create,\n  createTopic,\n);",
  "app/api/jobs/events/route.ts": "export const GET = eventStream(jobs.watch, watchJobs);",
  "app/api/openapi.json/route.ts": "export const GET = openapi;",
};

test("each contract has its route and each route its contract", (t) => {
  const { base, write } = seededTree(t);
  write(good);
  assert.deepEqual(checkContractRoutes(base, contracts), []);
});

const seeds: [kind: string, files: Record<string, string>, fault: RegExp][] = [
  [
    "a route without a contract",
    { "app/api/secret/route.ts": "export const GET = route(x.y, z);" },
    /secret.*serves no contract/,
  ],
  [
    "a method no contract names",
    { [topicsRoute]: `${good[topicsRoute]}\nexport async function PUT() {}` },
    /exports PUT/,
  ],
  [
    "a contract joined to the wrong method",
    { [topicsRoute]: "export const GET = route(topics.create, x);" },
    /must export GET/,
  ],
  [
    "a handler without route()",
    { [topicsRoute]: "export const GET = () => topics.list;" },
    /must export GET = route\(topics\.list/,
  ],
  [
    "a stream served by route()",
    { "app/api/jobs/events/route.ts": "export const GET = route(jobs.watch, watchJobs);" },
    /must export GET = eventStream\(jobs\.watch/,
  ],
];
for (const [kind, files, fault] of seeds) {
  test(`refuse ${kind}`, (t) => {
    const { base, write } = seededTree(t);
    write({ ...good, ...files });
    assert.match(checkContractRoutes(base, contracts).join("\n"), fault);
  });
}

test("refuse a fixed word where a name may stand", (t) => {
  const { base, write } = seededTree(t);
  write(good);
  const one = { id: "topics.describe", method: "GET", path: "/api/clusters/[cluster]/topics/[topic]", stream: false };
  const plan = { id: "topics.plan", method: "POST", path: "/api/clusters/[cluster]/topics/plan", stream: false };
  const apart = { ...plan, path: "/api/clusters/[cluster]/topic-plans" };
  assert.match(checkContractRoutes(base, [...contracts, one, plan]).join("\n"), /topics\/plan hides a name of/);
  assert.doesNotMatch(checkContractRoutes(base, [...contracts, one, apart]).join("\n"), /hides/);
});

test("refuse a contract without a route, and one that is there twice", (t) => {
  const { base, write } = seededTree(t);
  write(good);
  const more = { id: "topics.gone", method: "GET", path: "/api/gone", stream: false };
  assert.match(checkContractRoutes(base, [...contracts, more]).join("\n"), /topics\.gone has no route/);
  assert.match(checkContractRoutes(base, [...contracts, ...contracts]).join("\n"), /topics\.list is declared twice/);
});
