import type { Endpoint } from "#lib/contracts/endpoint.ts";
import type { z } from "#lib/contracts/zod.ts";
import { eventStream } from "#lib/http/event-stream.ts";
import { testServer } from "./server.ts";

type Verb<R extends z.ZodType> = (input: { signal: AbortSignal }) => AsyncGenerator<z.input<R>, void, void>;

/** Serves one stream endpoint of the cluster `open`, and lets `fetch` take paths of that server while it is there. */
export async function serveStream<P extends z.ZodType, R extends z.ZodType>(
  endpoint: Endpoint<P, z.ZodType, z.ZodUndefined, R>,
  verb: Verb<R>,
): Promise<AsyncDisposable & { url: string }> {
  const handler = eventStream(endpoint, verb);
  const server = await testServer((request) => handler(request, { params: Promise.resolve({ cluster: "open" }) }));
  const { fetch } = globalThis;
  globalThis.fetch = (url, init) => fetch(new URL(String(url), server.url), init);
  return {
    url: server.url,
    async [Symbol.asyncDispose]() {
      globalThis.fetch = fetch;
      await server[Symbol.asyncDispose]();
    },
  };
}
