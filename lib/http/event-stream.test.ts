import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import { after, test } from "node:test";
import { endpoint } from "#lib/contracts/endpoint.ts";
import { z } from "#lib/contracts/zod.ts";
import { AppError } from "#lib/errors.ts";
import { testConsole } from "../../scripts/testing/console.ts";
import { until } from "../../scripts/testing/server.ts";
import { serveStream } from "../../scripts/testing/stream.ts";
import { eventStream } from "./event-stream.ts";

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
const tick = (n: number, pad?: string): Tick => ({ type: "tick", n, pad });

const testing = testConsole();
after(() => testing[Symbol.dispose]());

test("a problem before the first event is a normal response, a later one an event", async () => {
  const failing = (events: number) =>
    serveStream(ticks, async function* () {
      for (let n = 0; n < events; n++) yield tick(n);
      throw new AppError("not-found", "No such topic.");
    });
  {
    await using _server = await failing(0);
    const response = await fetch("/api");
    assert.equal(response.status, 404);
    assert.equal(response.headers.get("content-type"), "application/problem+json");
  }
  await using _server = await failing(1);
  const response = await fetch("/api");
  assert.equal(response.headers.get("content-type"), "text/event-stream");
  assert.match(
    await response.text(),
    /data: \{"type":"tick","n":0\}\n\nevent: problem\ndata: \{.*"code":"not-found".*\}\n\n$/,
  );
});

test("opens although the first event is late", async () => {
  await using _server = await serveStream(ticks, async function* ({ signal }) {
    yield* [];
    await delay(60_000, undefined, { signal });
  });
  const response = await fetch("/api");
  assert.equal(response.status, 200);
  const first = await response.body?.getReader().read();
  assert.match(Buffer.from(first?.value ?? []).toString(), /^: /);
});

test("a caller that leaves stops a verb held back by a slow reader within 200 ms, and it does not run ahead", async () => {
  let cleaned = 0;
  let made = 0;
  await using _server = await serveStream(ticks, async function* () {
    try {
      for (;;) yield tick(made++, "x".repeat(100_000));
    } finally {
      cleaned = performance.now();
    }
  });
  const abort = new AbortController();
  const response = await fetch("/api", { signal: abort.signal });
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
      for (let n = 0; ; n++) yield tick(n);
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
