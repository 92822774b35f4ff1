import type { Endpoint } from "#lib/contracts/endpoint.ts";
import type { z } from "#lib/contracts/zod.ts";
import { guarded } from "./guard.ts";
import type { Input, RouteContext } from "./guard.ts";

/** A file on its way: its name, its media type, and its bytes in chunks. */
export type Download = { name: string; type: string; chunks: AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> };

/**
 * `route()` for files: the bytes are sent as fast as the caller takes them. A failure before the first chunk is an ordinary
 * problem; a later one breaks the connection, so that nobody takes half a file for a whole one.
 */
export function download<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  endpoint: Endpoint<P, Q, B, R>,
  verb: (input: Input<P, Q, B>) => Download,
): (request: Request, context: RouteContext) => Promise<Response> {
  return (request, context) =>
    guarded(endpoint, request, context, async (input, settle) => {
      const gone = new AbortController();
      const { name, type, chunks } = verb({ ...input, signal: AbortSignal.any([input.signal, gone.signal]) });
      const end = async (error: unknown) => {
        gone.abort();
        settle(error);
        await chunks.return();
      };
      const first = await chunks.next();
      let pending: typeof first | null = first;
      const body = new ReadableStream<Uint8Array>({
        start() {
          input.signal.addEventListener("abort", () => void end(input.signal.reason).catch(() => undefined), {
            once: true,
          });
        },
        async pull(controller) {
          try {
            const next = pending ?? (await chunks.next());
            pending = null;
            if (!next.done) return controller.enqueue(next.value);
            await end(null);
            controller.close();
          } catch (error) {
            await end(error);
            controller.error(error);
          }
        },
        cancel: (reason) => end(reason),
      });
      return new Response(body, {
        headers: {
          "content-type": type,
          "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
          "cache-control": "no-store, no-transform",
          "x-content-type-options": "nosniff",
        },
      });
    });
}
