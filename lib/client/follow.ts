import type { Endpoint, ResponseOf } from "#lib/contracts/endpoint.ts";
import type { Callable } from "./endpoints.ts";
import type { Call } from "./request.ts";
import { subscribe } from "./subscribe.ts";

const retryMs = 3_000;

/**
 * The events of a stream endpoint until `signal` ends, connecting again 3 s after it broke or ended. `onFault` gets what broke it;
 * the next event tells that it is well again.
 */
export async function follow<E extends Endpoint>(
  endpoint: Callable<E>,
  call: Pick<Call<E>, "params" | "query"> & { signal: AbortSignal },
  onEvent: (event: ResponseOf<E>) => void,
  onFault: (fault: unknown) => void,
): Promise<void> {
  const { signal } = call;
  while (!signal.aborted) {
    try {
      for await (const event of subscribe(endpoint, call)) onEvent(event);
    } catch (fault) {
      if (!signal.aborted) onFault(fault);
    }
    await pause(retryMs, signal);
  }
}

/** Between two tries; ends at once with the signal. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
