/**
 * Reads shared between everybody who asks: a running one is joined, a finished one is kept for `ttlMs`. Errors are not
 * kept. After `clear()` the next caller reads again, even while an older read is still running.
 */
export type SharedRead<T> = {
  read: (key: string, load: () => Promise<T>) => Promise<T>;
  clear: () => void;
};

/** At most `most` answers are kept; the oldest go first. */
export function sharedRead<T>(ttlMs: number, most = 20_000): SharedRead<T> {
  const kept = new Map<string, { promise: Promise<T>; until: number }>();
  return {
    read(key, load) {
      const known = kept.get(key);
      if (known !== undefined && performance.now() < known.until) return known.promise;
      const promise = load();
      const entry = { promise, until: Number.POSITIVE_INFINITY };
      kept.delete(key);
      kept.set(key, entry);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      promise.then(
        () => (entry.until = performance.now() + ttlMs),
        () => {
          if (kept.get(key) === entry) kept.delete(key);
        },
      );
      return promise;
    },
    clear: () => kept.clear(),
  };
}
