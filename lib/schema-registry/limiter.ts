export type Limiter = <T>(work: () => Promise<T>) => Promise<T>;

/** Lets at most `size` pieces of work run at once; the rest wait in order. */
export function limiter(size: number): Limiter {
  const waiting: (() => void)[] = [];
  let free = size;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((next) => waiting.push(next));
    try {
      return await work();
    } finally {
      // The place is handed on, so that a newcomer cannot overtake who waits.
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
