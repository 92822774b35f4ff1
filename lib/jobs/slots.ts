import { globalState } from "#lib/config/global-state.ts";

/** Background searches that read at the same time: the searches of people who wait come first. */
const most = 2;

type Slots = { busy: number; queue: (() => void)[] };

function slots(): Slots {
  return globalState<Slots>("wheelhouse.jobs.searches", () => ({ busy: 0, queue: [] }));
}

/** Waits for a place to search and returns what gives it back. `waits` is told once when there is none. Rejects with the signal's reason. */
export async function searchSlot(signal: AbortSignal, waits: () => void): Promise<() => void> {
  const state = slots();
  signal.throwIfAborted();
  if (state.busy < most) state.busy += 1;
  else {
    waits();
    await new Promise<void>((resolve, reject) => {
      const turn = () => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      const leave = () => {
        state.queue = state.queue.filter((other) => other !== turn);
        reject(signal.reason);
      };
      state.queue.push(turn);
      signal.addEventListener("abort", leave, { once: true });
    });
  }
  return () => {
    // A place that is handed on stays busy.
    const next = state.queue.shift();
    if (next === undefined) state.busy -= 1;
    else next();
  };
}
