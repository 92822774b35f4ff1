import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import { after, test } from "node:test";
import { ProblemError } from "#lib/client/problem-error.ts";
import { subscribe } from "#lib/client/subscribe.ts";
import { endpoint } from "#lib/contracts/endpoint.ts";
import { z } from "#lib/contracts/zod.ts";
import { AppError } from "#lib/errors.ts";
import { eventStream } from "./event-stream.ts";
import { testConsole } from "./test-console.ts";
import { testServer, until } from "./test-server.ts";

const ticks = endpoint({
  id: "test.ticks",
  summary: "",
  method: "GET",
  path: "/api/clusters/[cluster]/ticks",
  permission: "records:read",
  stream: true,
  params: z.object({ cluster: z.string() }),
  query: z.object({}),
  body: z.undefined(),
  response: z.discriminatedUnion("type", [
    z.object({ type: z.literal("tick"), n: z.number(), pad: z.string().optional() }),
    z.object({ type: z.literal("end") }),
  ]),
});

type Tick = z.input<typeof ticks.response>;
type Verb = (input: { signal: AbortSignal }) => AsyncGenerator<Tick, void, void>;

const testing = testConsole();
const realFetch = globalThis.fetch;
after(() => {
  testing[Symbol.dispose]();
  globalThis.fetch = realFetch;
});

async function serve(verb: Verb) {
  const handler = eventStream(ticks, verb);
  const server = await testServer((request) => handler(request, { params: Promise.resolve({ cluster: "open" }) }));
  globalThis.fetch = (url, init) => realFetch(new URL(String(url), server.url), init);
  return server;
}

const call = { params: { cluster: "open" } };

test("sends events in order, without what the contract does not name, and ends", async () => {
  await using _server = await serve(async function* () {
    const extra = { type: "tick" as const, n: 1, secret: "s" };
    yield extra;
    yield { type: "end" };
  });
  const seen: Tick[] = [];
  for await (const event of subscribe(ticks, call)) seen.push(event);
  assert.deepEqual(seen, [{ type: "tick", n: 1 }, { type: "end" }]);
});

test("a problem before the first event is a normal response, a later one an event", async () => {
  {
    await using server = await serve(async function* () {
      yield* [];
      throw new AppError("not-found", "No such topic.");
    });
    const response = await realFetch(`${server.url}/api`);
    assert.equal(response.status, 404);
    assert.equal(response.headers.get("content-type"), "application/problem+json");
  }
  await using _server = await serve(async function* () {
    yield { type: "tick", n: 1 };
    throw new AppError("broker-unreachable", "Broker 4 does not answer.");
  });
  const seen: Tick[] = [];
  const read = async () => {
    for await (const event of subscribe(ticks, call)) seen.push(event);
  };
  await assert.rejects(read, (error) => error instanceof ProblemError && error.problem.code === "broker-unreachable");
  assert.equal(seen.length, 1);
});

test("opens although the first event is late", async () => {
  await using server = await serve(async function* ({ signal }) {
    yield* [];
    await delay(60_000, undefined, { signal });
  });
  const response = await realFetch(`${server.url}/api`);
  assert.equal(response.status, 200);
  const first = await response.body?.getReader().read();
  assert.match(Buffer.from(first?.value ?? []).toString(), /^: /);
});

test("a caller that leaves stops a waiting verb within 200 ms", async () => {
  let cleaned = 0;
  await using _server = await serve(async function* ({ signal }) {
    try {
      yield { type: "tick", n: 1 };
      await delay(60_000, undefined, { signal });
    } finally {
      cleaned = performance.now();
    }
  });
  for await (const _ of subscribe(ticks, call)) break;
  const left = performance.now();
  await until(() => cleaned > 0, 2_000, "the verb cleaned up");
  assert.ok(cleaned - left <= 200, `took ${cleaned - left} ms`);
});

test("a caller that leaves stops a verb held back by a slow reader within 200 ms, and it does not run ahead", async () => {
  let cleaned = 0;
  let made = 0;
  await using server = await serve(async function* () {
    try {
      for (;;) yield { type: "tick", n: made++, pad: "x".repeat(100_000) };
    } finally {
      cleaned = performance.now();
    }
  });
  const abort = new AbortController();
  const response = await realFetch(`${server.url}/api`, { signal: abort.signal });
  await response.body?.getReader().read();
  let last = -1;
  // Back-pressure has settled once the count of events stays the same between two looks.
  while (last !== made) {
    last = made;
    await delay(100);
  }
  assert.ok(made < 500, `made ${made} events of 100 kB that nobody read`);
  abort.abort();
  const left = performance.now();
  await until(() => cleaned > 0, 2_000, "the verb cleaned up");
  assert.ok(cleaned - left <= 200, `took ${cleaned - left} ms`);
});

test("a caller that left before the answer leaves no verb behind", async () => {
  let cleaned = false;
  const handler = eventStream(ticks, async function* () {
    try {
      for (let n = 0; ; n++) yield { type: "tick", n };
    } finally {
      cleaned = true;
    }
  });
  const abort = new AbortController();
  const request = new Request("http://localhost:9021/api", { signal: abort.signal });
  await handler(request, { params: Promise.resolve({ cluster: "open" }) });
  abort.abort();
  await until(() => cleaned, 2_000, "the verb cleaned up");
});

test("subscribe ends quietly with its signal, and says so when the server is gone", async () => {
  const abort = new AbortController();
  const server = await serve(async function* ({ signal }) {
    yield { type: "tick", n: 1 };
    await delay(60_000, undefined, { signal });
  });
  for await (const _ of subscribe(ticks, { ...call, signal: abort.signal })) abort.abort();
  const cut = async () => {
    for await (const _ of subscribe(ticks, call)) await server[Symbol.asyncDispose]();
  };
  await assert.rejects(cut, (error) => error instanceof ProblemError && error.problem.code === "console-unreachable");
  await assert.rejects(
    cut,
    /No answer from the console server for \d+ s\. Figures are from \d\d:\d\d:\d\d; reconnecting\./,
  );
});
