import { gunzipSync } from "node:zlib";
import { avroContainer } from "./avro-container.ts";
import { bytes as hex } from "./bytes.ts";
import type { Codec, Decoded, DecodeOptions } from "./codec.ts";
import { json } from "./json.ts";
import { text } from "./text.ts";
import { examinedBytes, isUtf8 } from "./utf8.ts";

const mostInflated = 64 * 1_048_576;

/** Bytes compressed by gzip (RFC 1952): what is inside as JSON, text or hex. */
export const gzip: Codec = {
  name: "gzip",
  decode(bytes, options) {
    if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return { misfit: "It does not begin with 1f 8b, as gzip does." };
    if (bytes.length > Math.max(options.maxBytes, examinedBytes))
      return { misfit: "It is too large to be decompressed in part. Load it whole.", telling: true };
    try {
      return inside(gunzipSync(bytes, { maxOutputLength: mostInflated }), options);
    } catch {
      const most = `${mostInflated / 1_048_576} MiB`;
      return {
        misfit: `It begins as gzip, but it is damaged or takes more than ${most} when decompressed.`,
        telling: true,
      };
    }
  },
};

/** Base64 (RFC 4648, either alphabet, padding optional): what is inside as JSON, text or hex. Never guessed: many words fit. */
export const base64: Codec = {
  name: "base64",
  decode(bytes, options) {
    const written = isUtf8(bytes) ? bytes.toString("latin1").replace(/\s/g, "") : "";
    if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(written) || written.replace(/=+$/, "").length % 4 === 1)
      return { misfit: "It holds characters that base64 has not, or its length is none of base64." };
    return inside(Buffer.from(written, "base64"), options);
  },
};

function inside(bytes: Buffer, options: DecodeOptions): Decoded {
  if (bytes.length === 0) return { kind: "text", text: "", truncated: false };
  for (const codec of [avroContainer, json, text, hex]) {
    const decoded = codec.decode(bytes, { maxBytes: options.maxBytes });
    if (!("misfit" in decoded)) return decoded;
  }
  throw new Error("The last codec takes any bytes.");
}
