import { jsonFault } from "#lib/format/json.ts";
import type { Codec } from "./codec.ts";
import { examinedBytes, isUtf8, utf8Prefix } from "./utf8.ts";

/**
 * JSON (RFC 8259) in UTF-8; the text stays as stored, so numbers are never touched. Bytes beyond both `maxBytes` and the
 * examined size cannot be told to be JSON without reading all of them, and are left to the text codec.
 */
export const json: Codec = {
  name: "json",
  decode(bytes, { maxBytes }) {
    if (bytes.length > Math.max(maxBytes, examinedBytes))
      return { misfit: "It is too large to be told to be JSON from its first part. Load it whole." };
    if (!startsLikeJson(bytes)) return { misfit: "It does not begin like JSON." };
    if (!isUtf8(bytes)) return { misfit: "It is not UTF-8." };
    const text = bytes.toString("utf8");
    const fault = jsonFault(text);
    if (fault !== null) return { misfit: `It stops being JSON at character ${fault + 1}.` };
    const shown = utf8Prefix(bytes, maxBytes);
    const truncated = shown.length < bytes.length;
    return { kind: "json", text: truncated ? shown.toString("utf8") : text, truncated };
  },
};

/** Spares most other bytes the walk: white space, or the first character of a JSON value. */
function startsLikeJson(bytes: Buffer): boolean {
  return ' \t\r\n{["-0123456789tfn'.includes(String.fromCharCode(bytes[0] ?? 0));
}
