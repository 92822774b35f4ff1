import type { LagSample } from "#lib/contracts/groups.ts";
import { kafkaClient } from "#lib/kafka/client.ts";
import { requireGroup } from "./find-groups.ts";
import { joinSampler, rhythm, type Reading, type Rhythm } from "./lag-sampler.ts";

export type LagEvent = { type: "history"; samples: LagSample[]; intervalMs: number } | Reading;

/** Readings a slow viewer may be behind; older ones are left out, and its chart shows a gap. */
const maxBehind = 50;

/**
 * What was sampled of a group's lag so far, then every new reading until `signal` ends. All viewers share one sampler, which
 * runs only while somebody looks. A failed reading is a `gap` with its reason. Throws `not-found`.
 */
export async function* watchLag(
  clusterId: string,
  group: string,
  signal: AbortSignal,
  pace: Rhythm = rhythm,
): AsyncGenerator<LagEvent, void, void> {
  await requireGroup(kafkaClient(clusterId), group, signal);
  const pending: Reading[] = [];
  let wake = () => {};
  const arrive = (reading: Reading) => {
    pending.push(reading);
    if (pending.length > maxBehind) pending.shift();
    wake();
  };
  const { sampler, leave } = joinSampler(clusterId, group, arrive, pace);
  const onAbort = () => wake();
  signal.addEventListener("abort", onAbort);
  try {
    yield { type: "history", samples: [...sampler.samples], intervalMs: pace.intervalMs };
    while (!signal.aborted) {
      const next = pending.shift();
      if (next !== undefined) yield next;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    signal.removeEventListener("abort", onAbort);
    leave();
  }
}
