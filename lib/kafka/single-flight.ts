/**
 * Answers shared between everybody who asks: a running read is joined, a finished one is kept for `ttlMs` and then let
 * go. Errors are not kept. After `clear()` the next caller reads again, even while an older read is still running.
 */
export type SharedReads = {
  read<T>(key: string, load: () => Promise<T>, ttlMs: number): Promise<T>;
  clear(): void;
};

type Entry = { promise: Promise<unknown> };

export function sharedReads(): SharedReads {
  const entries = new Map<string, Entry>();
  return {
    read<T>(key: string, load: () => Promise<T>, ttlMs: number): Promise<T> {
      const known = entries.get(key);
      // One key is always read by one kind of load, so its promise is of the type that this caller expects.
      if (known !== undefined) return sameType<T>(known.promise);
      const promise = load();
      const entry: Entry = { promise };
      entries.set(key, entry);
      const forget = () => {
        if (entries.get(key) === entry) entries.delete(key);
      };
      promise.then(() => setTimeout(forget, ttlMs).unref(), forget);
      return promise;
    },
    clear() {
      entries.clear();
    },
  };
}

async function sameType<T>(promise: Promise<unknown>): Promise<T>;
async function sameType(promise: Promise<unknown>): Promise<unknown> {
  return promise;
}

/** Rejects with the signal's reason when it fires first; the shared work itself goes on for the others. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
