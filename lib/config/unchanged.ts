import { isDeepStrictEqual } from "node:util";

/** `before` when it says the same as `after` (identity is kept), else `after`. */
export function keepUnchanged<T>(before: T | undefined, after: T): T {
  return before !== undefined && isDeepStrictEqual(before, after) ? before : after;
}
