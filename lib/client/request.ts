import type { BodyInput, Endpoint, QueryInput, ResponseOf } from "#lib/contracts/endpoint.ts";
import type { z } from "#lib/contracts/zod.ts";
import type { PathParams, Search } from "#lib/format/urls.ts";
import type { Callable } from "./endpoints.ts";
import { send, unreachable } from "./send.ts";

/** What a caller gives: names unencoded, query and body before defaults. */
export type Call<E extends Endpoint> = {
  params?: z.input<E["params"]> & PathParams;
  query?: QueryInput<E> & Search;
  body?: BodyInput<E>;
  signal?: AbortSignal;
};

/**
 * Calls an endpoint of the console and returns its response as the contract names it: the server has parsed it so.
 * @throws ProblemError with the server's problem, or with code `console-unreachable`; the abort reason when `signal` ended it
 */
export async function request<E extends Endpoint>(endpoint: Callable<E>, call: Call<E> = {}): Promise<ResponseOf<E>> {
  const response = await send(endpoint, call);
  try {
    const body: ResponseOf<E> = await response.json();
    return body;
  } catch (error) {
    call.signal?.throwIfAborted();
    throw unreachable(error);
  }
}
