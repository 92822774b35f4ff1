import type { Decoded } from "./codec.ts";
import { utf8Prefix } from "./utf8.ts";

/** A text that a codec made, cut to `maxBytes` of UTF-8. */
export function cutText(kind: "json" | "text", text: string, maxBytes: number): Decoded {
  // A character of UTF-16 takes three bytes at most.
  if (text.length * 3 <= maxBytes) return { kind, text, truncated: false };
  const bytes = Buffer.from(text, "utf8");
  if (bytes.length <= maxBytes) return { kind, text, truncated: false };
  return { kind, text: utf8Prefix(bytes, maxBytes).toString("utf8"), truncated: true };
}
