import type { Codec } from "./codec.ts";

/** Anything, as lower-case hex pairs without separators. */
export const bytes: Codec = {
  name: "bytes",
  decode(stored, { maxBytes }) {
    return {
      kind: "hex",
      text: stored.toString("hex", 0, Math.min(stored.length, maxBytes)),
      truncated: stored.length > maxBytes,
    };
  },
};
