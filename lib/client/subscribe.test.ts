import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import { after, test } from "node:test";
import { endpoint } from "#lib/contracts/endpoint.ts";
import { z } from "#lib/contracts/zod.ts";
import { testConsole } from "../../scripts/testing/console.ts";
import { until } from "../../scripts/testing/server.ts";
import { serveStream } from "../../scripts/testing/stream.ts";
import type { Callable } from "./endpoints.ts";
import { ProblemError } from "./problem-error.ts";
import { subscribe } from "./subscribe.ts";

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

const callable: Callable<typeof ticks> = ticks;
type Tick = z.input<typeof ticks.response>;

const tick = (n: number, pad?: string): Tick => ({ type: "tick", n, pad });
const end: Tick = { type: "end" };

function bytewise(text: string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const byte of new TextEncoder().encode(text)) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
}

const testing = testConsole();
after(() => testing[Symbol.dispose]());

const call = { params: { cluster: "open" } };

test("sends events in order, without what the contract does not name, and ends", async () => {
  await using _server = await serveStream(ticks, async function* () {
    yield Object.assign(tick(1), { secret: "s" });
    yield end;
  });
  const seen: Tick[] = [];
  for await (const event of subscribe(callable, call)) seen.push(event);
  assert.deepEqual(seen, [{ type: "tick", n: 1 }, { type: "end" }]);
});

test("throws a problem that comes in the middle, and reads events however they are cut", async () => {
  const problem = {
    type: "/problems/x",
    title: "t",
    status: 503,
    code: "broker-unreachable",
    detail: "Broker 4",
    requestId: "r",
  };
  const text = `: still here\n\ndata: {"type":"tick","n":1,"pad":"ü"}\n\nevent: problem\ndata: ${JSON.stringify(problem)}\n\n`;
  const { fetch } = globalThis;
  globalThis.fetch = async () => new Response(bytewise(text));
  const seen: Tick[] = [];
  const read = async () => {
    for await (const event of subscribe(callable, call)) seen.push(event);
  };
  await assert.rejects(read, (error) => error instanceof ProblemError && error.problem.code === "broker-unreachable");
  globalThis.fetch = fetch;
  assert.deepEqual(seen, [{ type: "tick", n: 1, pad: "ü" }]);
});

test("a caller that leaves stops a waiting verb within 200 ms", async () => {
  let cleaned = 0;
  await using _server = await serveStream(ticks, async function* ({ signal }) {
    try {
      yield tick(1);
      await delay(60_000, undefined, { signal });
    } finally {
      cleaned = performance.now();
    }
  });
  for await (const _ of subscribe(callable, call)) break;
  const left = performance.now();
  await until(() => cleaned > 0, 2_000, "the verb cleaned up");
  assert.ok(cleaned - left <= 200, `took ${cleaned - left} ms`);
});

test("subscribe ends quietly with its signal, and says so when the server is gone", async () => {
  const abort = new AbortController();
  const server = await serveStream(ticks, async function* ({ signal }) {
    yield tick(1);
    await delay(60_000, undefined, { signal });
  });
  for await (const _ of subscribe(callable, { ...call, signal: abort.signal })) abort.abort();
  const cut = async () => {
    for await (const _ of subscribe(callable, call)) await server[Symbol.asyncDispose]();
  };
  await assert.rejects(cut, (error) => error instanceof ProblemError && error.problem.code === "console-unreachable");
  await assert.rejects(
    cut,
    /No answer from the console server for \d+ s\. Figures are from \d\d:\d\d:\d\d; reconnecting\./,
  );
});

test("a fifth stream of one browser says so, and runs when another ended", async () => {
  await using _server = await serveStream(ticks, async function* ({ signal }) {
    yield tick(1);
    await delay(60_000, undefined, { signal });
  });
  const open = Array.from({ length: 4 }, () => subscribe(callable, call));
  for (const stream of open) await stream.next();
  const taken = (error: unknown) => error instanceof ProblemError && error.problem.code === "streams-taken";
  await assert.rejects(subscribe(callable, call).next(), taken);
  await open.pop()?.return();
  open.push(subscribe(callable, call));
  assert.deepEqual((await open.at(-1)?.next())?.value, { type: "tick", n: 1 });
  for (const stream of open) await stream.return();
});
