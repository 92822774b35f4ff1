import { setTimeout as delay } from "node:timers/promises";
import type { Endpoint } from "#lib/contracts/endpoint.ts";
import type { z } from "#lib/contracts/zod.ts";
import { guarded } from "./guard.ts";
import type { Input, RouteContext } from "./guard.ts";
import { toProblem } from "./problem.ts";

const heartbeatMs = 15_000;
/** How long the headers wait for the first event, so that a problem before it is a normal response. */
const firstEventMs = 1_000;

const encoder = new TextEncoder();
const headers = {
  "content-type": "text/event-stream",
  // `no-transform` keeps compression, which would hold events back, off.
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};

/**
 * `route()` for streams: the verb is an async generator of the contract's events, sent as server-sent events. It runs as
 * fast as the caller reads. Its `signal` ends when the caller goes away; it cleans up in `finally`.
 */
export function eventStream<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  endpoint: Endpoint<P, Q, B, R>,
  verb: (input: Input<P, Q, B>) => AsyncGenerator<z.input<R>, void, void>,
): (request: Request, context: RouteContext) => Promise<Response> {
  return (request, context) =>
    guarded(endpoint, request, context, async (input, settle) => {
      const gone = new AbortController();
      const signal = AbortSignal.any([input.signal, gone.signal]);
      const events = verb({ ...input, signal });
      const stop = async (error: unknown) => {
        gone.abort();
        settle(error);
        await events.return();
      };
      const first = events.next();
      // Awaited again by the stream; this keeps a failure in between from counting as unhandled.
      first.catch(() => undefined);
      try {
        await Promise.race([first, delay(firstEventMs, undefined, { ref: false, signal })]);
      } catch (error) {
        await stop(error);
        throw error;
      }
      const body = streamOf(events, first, input.signal, {
        event: (event) => encoder.encode(`data: ${JSON.stringify(endpoint.response.parse(event))}\n\n`),
        problem: (error) =>
          encoder.encode(`event: problem\ndata: ${JSON.stringify(toProblem(error, input.requestId))}\n\n`),
        stop,
      });
      return new Response(body, { headers });
    });
}

type Parts<T> = {
  event: (event: T) => Uint8Array;
  problem: (error: unknown) => Uint8Array;
  /** Ends the verb; an error is what it failed with. */
  stop: (error: unknown) => Promise<void>;
};

function streamOf<T>(
  events: AsyncGenerator<T, void, void>,
  first: Promise<IteratorResult<T, void>>,
  caller: AbortSignal,
  { event, problem, stop }: Parts<T>,
): ReadableStream<Uint8Array> {
  let pending: Promise<IteratorResult<T, void>> | null = first;
  let heartbeat: NodeJS.Timeout;
  const end = async (error: unknown) => {
    clearInterval(heartbeat);
    await stop(error);
  };
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const beat = () => {
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(": still here\n\n"));
      };
      beat();
      heartbeat = setInterval(beat, heartbeatMs).unref();
      // Nobody cancels the body of a response whose caller left before it was sent.
      caller.addEventListener("abort", () => void end(null).catch(() => undefined), { once: true });
    },
    async pull(controller) {
      try {
        const next = await (pending ?? events.next());
        pending = null;
        if (!next.done) return controller.enqueue(event(next.value));
        await end(null);
      } catch (error) {
        if (caller.aborted) return controller.error(error);
        controller.enqueue(problem(error));
        await end(error);
      }
      controller.close();
    },
    cancel: () => end(null),
  });
}
