import type { Payload } from "#lib/contracts/records.ts";
import { bytes as hex } from "./bytes.ts";
import type { Codec, DecodeOptions } from "./codec.ts";
import { json } from "./json.ts";
import { text } from "./text.ts";

/** Asked in this order; the last one takes everything. */
const codecs: readonly Codec[] = [json, text, hex];

/** Stored bytes as something to show. Null (absent) and empty are told apart; `bytes` is always the stored size. */
export function decodePayload(bytes: Buffer | null, options: DecodeOptions): Payload {
  if (bytes === null) return { kind: "null" };
  if (bytes.length === 0) return { kind: "empty" };
  for (const codec of codecs) {
    const decoded = codec.decode(bytes, options);
    if (decoded !== null) return { ...decoded, codec: codec.name, bytes: bytes.length };
  }
  throw new Error("The last codec takes any bytes.");
}
