import assert from "node:assert/strict";
import { after, test } from "node:test";
import { audit, jobs } from "#lib/client/endpoints.ts";
import { ProblemError } from "./problem-error.ts";
import { request } from "./request.ts";

const realFetch = globalThis.fetch;
after(() => (globalThis.fetch = realFetch));

function answer(respond: (url: string, init: RequestInit) => Response | Promise<Response>) {
  globalThis.fetch = async (url, init) => respond(String(url), init ?? {});
}
const codeIs = (code: string) => (error: unknown) => error instanceof ProblemError && error.problem.code === code;

test("builds the URL, sends JSON and returns the response", async () => {
  const sent: [string, RequestInit][] = [];
  const job = {
    id: "..",
    kind: "k",
    owner: "o",
    cluster: null,
    topic: null,
    group: null,
    state: "queued",
    progress: "",
    fraction: null,
    result: null,
  };
  answer((url, init) => {
    sent.push([url, init]);
    return Response.json({ ...job, error: null, resumed: 0, createdAt: "", startedAt: null, endedAt: null });
  });
  const result = await request(jobs.cancel, { params: { job: ".." }, body: {} });
  assert.equal(sent[0]?.[0], "/api/jobs/~../cancel");
  assert.equal(sent[0]?.[1].method, "POST");
  assert.equal(sent[0]?.[1].body, "{}");
  assert.equal(result.id, "..");
  answer((url) => Response.json({ entries: [], next: url }));
  assert.equal((await request(audit.list, { query: { limit: 5 } })).next, "/api/audit?limit=5");
});

test("throws the server's problem", async () => {
  const problem = {
    type: "/problems/conflict",
    title: "t",
    status: 409,
    code: "conflict",
    detail: "d",
    requestId: "r",
  };
  answer(() => Response.json(problem, { status: 409 }));
  await assert.rejects(request(jobs.list), codeIs("conflict"));
  answer(() => new Response("<html>", { status: 502 }));
  await assert.rejects(request(jobs.list), codeIs("unknown-answer"));
});

test("no answer is console-unreachable; an abort stays an abort", async () => {
  answer(() => Promise.reject(new TypeError("fetch failed")));
  await assert.rejects(request(jobs.list), (error) => {
    return codeIs("console-unreachable")(error) && String(error).includes("No answer from the console server");
  });
  const abort = new AbortController();
  answer(() => {
    abort.abort();
    return Promise.reject(new TypeError("fetch failed"));
  });
  await assert.rejects(request(jobs.list, { signal: abort.signal }), { name: "AbortError" });
});
