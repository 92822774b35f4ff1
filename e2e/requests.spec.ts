import { apiPath } from "../lib/format/urls.ts";
import { expect, test } from "./fixtures.ts";
import { postJson, problemOf, rawRequest } from "./raw-request.ts";

const everywhere = ["/", "/clusters", "/api/clusters", "/api/jobs/events", "/api/nope", "/nope", "/metrics"];

for (const path of everywhere) {
  test(`a foreign Host is refused on ${path}`, async ({ appUrl }) => {
    const answer = await rawRequest(appUrl, path, { headers: { host: "evil.example" } });
    expect([400, 403, 421]).toContain(answer.status);
    expect(answer.text).not.toContain("bootstrap");
    expect(answer.headers["set-cookie"]).toBeUndefined();
  });
}

test("a loopback Host is served", async ({ appUrl }) => {
  const { port } = new URL(appUrl);
  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`]) {
    expect((await rawRequest(appUrl, "/api/clusters", { headers: { host } })).status, host).toBe(200);
  }
});

for (const path of ["/api/clusters", "/api/jobs/events", "/api/openapi.json"]) {
  test(`a cross-site GET of ${path} is refused`, async ({ appUrl }) => {
    const foreign: Record<string, string>[] = [
      { "sec-fetch-site": "cross-site" },
      { origin: "https://evil.example" },
      { origin: "null" },
    ];
    for (const headers of foreign) {
      expect((await rawRequest(appUrl, path, { headers })).status, JSON.stringify(headers)).toBe(403);
    }
    const own = await rawRequest(appUrl, path, { headers: { "sec-fetch-site": "same-origin" } });
    expect(own.status).toBe(200);
  });
}

const plan = { name: "x", partitions: 1, replicationFactor: 1 };
const bodies: [kind: string, body: string, pointer: string][] = [
  ["no JSON at all", "{", "/body"],
  ["nothing", "", "/body"],
  ["a list", "[]", "/body"],
  ["text for a number", JSON.stringify({ ...plan, partitions: "many" }), "/body/partitions"],
  ["a number out of range", JSON.stringify({ ...plan, replicationFactor: 0 }), "/body/replicationFactor"],
  ["a name of 250 characters", JSON.stringify({ ...plan, name: "n".repeat(250) }), "/body/name"],
  ["retention in no known words", JSON.stringify({ ...plan, retention: "abc" }), "/body/retention"],
  ["more than a megabyte", JSON.stringify({ ...plan, name: "n".repeat(1_100_000) }), "/body"],
];
for (const [kind, body, pointer] of bodies) {
  test(`a body with ${kind} is a problem that points at ${pointer}`, async ({ appUrl, cluster }) => {
    const path = apiPath("/api/clusters/[cluster]/topic-plans", { cluster });
    const answer = await postJson(appUrl, path, body);
    expect(answer.status).toBe(400);
    const problem = problemOf(answer);
    expect(problem.code).toBe("validation-failed");
    expect(problem.requestId).not.toBe("");
    expect(problem.errors?.map((error) => error.pointer)).toContain(pointer);
  });
}

test("a record with more headers than allowed is a problem", async ({ appUrl, cluster, newTopic }) => {
  const topic = await newTopic("over-full");
  const header = { key: "h", value: null };
  const body = { key: null, value: null, headers: Array.from({ length: 10_001 }, () => header), partition: null };
  const path = apiPath("/api/clusters/[cluster]/topics/[topic]/records", { cluster, topic });
  const answer = await postJson(appUrl, path, JSON.stringify(body));
  expect(answer.status).toBe(400);
  expect(problemOf(answer).errors?.map((error) => error.pointer)).toContain("/body/headers");
});

test("a faulty query is a problem that points at it", async ({ appUrl, cluster, newTopic }) => {
  const topic = await newTopic("query");
  const path = apiPath("/api/clusters/[cluster]/topics/[topic]/records", { cluster, topic });
  const answer = await rawRequest(appUrl, `${path}?limit=many&from=offset&offset=99999999999999999999`);
  expect(answer.status).toBe(400);
  const pointers = problemOf(answer).errors?.map((error) => error.pointer);
  expect(pointers).toEqual(expect.arrayContaining(["/query/limit", "/query/offset"]));
});

test("ids nobody knows are not found, in words", async ({ appUrl, cluster, newTopic }) => {
  const topic = await newTopic("known");
  const records = "/api/clusters/[cluster]/topics/[topic]/records/[partition]/[offset]";
  const unknown = [
    "/api/clusters/nope",
    "/api/clusters/nope/topics",
    apiPath("/api/clusters/[cluster]/topics/[topic]", { cluster, topic: "nope" }),
    apiPath(records, { cluster, topic: "nope", partition: 0, offset: 0 }),
    apiPath(records, { cluster, topic, partition: 99, offset: 0 }),
  ];
  for (const path of unknown) {
    const answer = await rawRequest(appUrl, path);
    expect(answer.status, path).toBe(404);
    expect(problemOf(answer).code, path).toBe("not-found");
  }
  expect((await rawRequest(appUrl, apiPath(records, { cluster, topic, partition: 0, offset: "x" }))).status).toBe(400);
  const beyond = await rawRequest(appUrl, apiPath(records, { cluster, topic, partition: 0, offset: "77" }));
  expect(beyond.status).toBe(200);
  expect(beyond.text).toContain('"record":null');
  const job = await postJson(appUrl, "/api/jobs/nope/cancel", "{}");
  expect(job.status).toBe(404);
});

test("under /api an unknown address and an unknown method are problems, and a topic may be called plan", async ({
  appUrl,
  cluster,
}) => {
  const nowhere = await rawRequest(appUrl, "/api/no/such/thing");
  expect([nowhere.status, problemOf(nowhere).code]).toEqual([404, "not-found"]);
  const topics = apiPath("/api/clusters/[cluster]/topics", { cluster });
  const wrong = await postJson(appUrl, topics, "{}", "PUT");
  expect([wrong.status, problemOf(wrong).code, wrong.headers.allow]).toEqual([405, "method-not-allowed", "GET, POST"]);
  expect((await rawRequest(appUrl, topics, { method: "HEAD" })).status).toBe(200);
  const plan = await rawRequest(appUrl, apiPath("/api/clusters/[cluster]/topics/[topic]", { cluster, topic: "plan" }));
  expect(problemOf(plan).detail).toContain("`plan`");
});

for (const topic of ["..", ".", "a/b", "~x", "~~", "%2F", "ü", "a b", "<img src=x>", "a\nb"]) {
  test(`the name ${JSON.stringify(topic)} reaches the server as it is`, async ({ appUrl, cluster, page }) => {
    const answer = await rawRequest(appUrl, apiPath("/api/clusters/[cluster]/topics/[topic]", { cluster, topic }));
    expect([400, 404]).toContain(answer.status);
    expect(problemOf(answer).detail).toContain(topic);
    const opened = await page.goto(`${apiPath("/clusters/[cluster]/topics/[topic]", { cluster, topic })}`);
    expect(opened?.status()).toBeLessThan(500);
    await expect(page.getByRole("main")).toContainText(topic.replace("\n", " "));
  });
}

test("the headers of a page keep foreign script, frames and types out", async ({ appUrl }) => {
  const { headers } = await rawRequest(appUrl, "/clusters");
  const policy = String(headers["content-security-policy"]);
  expect(policy).toMatch(/script-src [^;]*'nonce-/);
  expect(policy).not.toMatch(/script-src [^;]*'unsafe-(?:inline|eval)'/);
  expect(policy).toMatch(/frame-ancestors 'none'/);
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["x-powered-by"]).toBeUndefined();
});

test("the API describes itself", async ({ appUrl }) => {
  const answer = await rawRequest(appUrl, "/api/openapi.json");
  const description: { openapi: string; paths: Record<string, unknown> } = JSON.parse(answer.text);
  expect(description.openapi).toMatch(/^3\.1\./);
  expect(Object.keys(description.paths)).toContain("/api/clusters/{cluster}/topics");
  expect((await rawRequest(appUrl, "/readyz")).status).toBe(200);
  expect((await rawRequest(appUrl, "/metrics")).text).toMatch(/process_resident_memory_bytes \d/);
});
