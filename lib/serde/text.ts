import type { Codec } from "./codec.ts";
import { examinedBytes, hasControls, isUtf8, utf8Prefix } from "./utf8.ts";

/** Strict UTF-8 without control characters other than tab, line feed and carriage return. */
export const text: Codec = {
  name: "text",
  decode(bytes, { maxBytes }) {
    if (!isUtf8(bytes)) return { misfit: "It is not UTF-8." };
    const examined = utf8Prefix(bytes, Math.max(maxBytes, examinedBytes)).toString("utf8");
    if (hasControls(examined)) return { misfit: "It holds control characters." };
    const shown = utf8Prefix(bytes, maxBytes);
    return { kind: "text", text: shown.toString("utf8"), truncated: shown.length < bytes.length };
  },
};
