import type { Endpoint } from "#lib/contracts/endpoint.ts";
import type { z } from "#lib/contracts/zod.ts";
import type { PathParams, Search } from "#lib/format/urls.ts";
import { send, unreachable } from "./send.ts";

/** What a caller gives: names unencoded, query and body before defaults. */
export type Call<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = {
  params?: z.input<P> & PathParams;
  query?: z.input<Q> & Search;
  body?: z.input<B>;
  signal?: AbortSignal;
};

/**
 * Calls an endpoint of the console and returns its response as the contract names it.
 * @throws ProblemError with the server's problem, or with code `console-unreachable`; the abort reason when `signal` ended it
 */
export async function request<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  endpoint: Endpoint<P, Q, B, R>,
  call: Call<P, Q, B> = {},
): Promise<z.output<R>> {
  const response = await send(endpoint, call);
  let json: unknown;
  try {
    json = await response.json();
  } catch (error) {
    call.signal?.throwIfAborted();
    throw unreachable(error);
  }
  return endpoint.response.parse(json);
}
