import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Handler = (request: Request) => Promise<Response>;

/** Serves one handler on a free port the way Next does: the request's signal and the body end with the connection. */
export async function testServer(handler: Handler): Promise<AsyncDisposable & { url: string }> {
  const server = createServer((incoming, outgoing) => void answer(handler, incoming, outgoing));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** Polls until `condition` holds; fails after `withinMs`. */
export async function until(condition: () => boolean, withinMs: number, what: string): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await new Promise((next) => setTimeout(next, 5));
  }
}

async function answer(handler: Handler, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const left = new AbortController();
  outgoing.once("close", () => left.abort());
  const headers = new Headers(
    Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]),
  );
  const url = `http://${incoming.headers.host ?? ""}${incoming.url ?? ""}`;
  const response = await handler(new Request(url, { method: incoming.method ?? "GET", headers, signal: left.signal }));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  const sink = new WritableStream<Uint8Array>({
    write: (chunk) => (outgoing.write(chunk) ? undefined : new Promise((drained) => outgoing.once("drain", drained))),
  });
  // A caller that left ends the pipe with an error, which is what the tests are about.
  await response.body?.pipeTo(sink, { signal: left.signal }).catch(() => undefined);
  outgoing.end();
}
