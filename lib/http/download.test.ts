import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { endpoint } from "#lib/contracts/endpoint.ts";
import { problem } from "#lib/contracts/problem.ts";
import { z } from "#lib/contracts/zod.ts";
import { AppError } from "#lib/errors.ts";
import { testConsole } from "../../scripts/testing/console.ts";
import { testServer, until } from "../../scripts/testing/server.ts";
import { download } from "./download.ts";

let testing: Disposable;
before(() => (testing = testConsole()));
after(() => testing[Symbol.dispose]());

const contract = endpoint({
  id: "test.file",
  summary: "A file",
  method: "GET",
  path: "/api/test",
  permission: "records:export",
  audited: true,
  file: true,
  params: z.object({}),
  query: z.object({}),
  body: z.undefined(),
  response: z.undefined(),
});

type Chunks = (signal: AbortSignal) => AsyncGenerator<Uint8Array<ArrayBuffer>, void, void>;

function serve(chunks: Chunks) {
  const handler = download(contract, ({ signal }) => ({ name: "a b.csv", type: "text/csv", chunks: chunks(signal) }));
  return testServer((request) => handler(request, { params: Promise.resolve({}) }));
}

const text = (value: string) => new Uint8Array(new TextEncoder().encode(value));

test("a file arrives whole, with its name", async () => {
  await using server = await serve(async function* () {
    yield text("a");
    yield text("b");
  });
  const response = await fetch(server.url);
  assert.equal(await response.text(), "ab");
  assert.equal(response.headers.get("content-disposition"), "attachment; filename*=UTF-8''a%20b.csv");
});

test("a failure before the first chunk is a problem, a later one breaks the download", async () => {
  await using early = await serve(async function* () {
    throw new AppError("not-found", "No such topic.");
  });
  const response = await fetch(early.url);
  assert.equal(response.status, 404);
  assert.equal(problem.parse(await response.json()).code, "not-found");
  const late = download(contract, () => ({
    name: "a",
    type: "text/csv",
    chunks: (async function* () {
      yield text("a");
      throw new AppError("upstream-failed", "Gone.");
    })(),
  }));
  const broken = await late(new Request("http://localhost/"), { params: Promise.resolve({}) });
  await assert.rejects(broken.text(), { code: "upstream-failed" });
});

test("a caller that leaves stops the verb", async () => {
  let stopped = false;
  await using server = await serve(async function* (signal) {
    try {
      while (!signal.aborted) yield text("x".repeat(65_536));
    } finally {
      stopped = true;
    }
  });
  const abort = new AbortController();
  await fetch(server.url, { signal: abort.signal });
  abort.abort();
  await until(() => stopped, 2_000, "the verb stopped");
});
