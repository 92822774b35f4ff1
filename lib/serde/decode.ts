import type { Payload, TriedCodec } from "#lib/contracts/records.ts";
import { bytes as hex } from "./bytes.ts";
import { automatic, codecNamed, codecs } from "./codecs.ts";
import type { Decoded, DecodeOptions, Misfit } from "./codec.ts";

/**
 * Stored bytes as something to show, by the chosen codec or the first of the ordered list that fits. Null (absent) and empty
 * are told apart; `bytes` is always the stored size. When a codec that the bytes claim to be of, or that was chosen, does not
 * fit, `note` says why.
 */
export function decodePayload(bytes: Buffer | null, options: DecodeOptions): Payload {
  if (bytes === null) return { kind: "null" };
  if (bytes.length === 0) return { kind: "empty" };
  const { codec = "auto" } = options;
  const list = codec === "auto" ? automatic : [codecNamed(codec), hex];
  let told: Misfit | null = null;
  for (const one of list) {
    const decoded = one.decode(bytes, options);
    if (!("misfit" in decoded)) return { codec: one.name, bytes: bytes.length, ...shown(decoded, told) };
    if (decoded.telling === true || codec !== "auto") told ??= decoded;
  }
  throw new Error("The last codec takes any bytes.");
}

/** What each codec says of a payload, the automatic ones first; `reason` null when it fits. Empty when there are no bytes. */
export function explainPayload(bytes: Buffer | null, options: DecodeOptions): TriedCodec[] {
  if (bytes === null || bytes.length === 0) return [];
  return codecs.map((codec) => {
    const decoded = codec.decode(bytes, { ...options, maxBytes: Math.min(options.maxBytes, explainedBytes) });
    return { codec: codec.name, reason: "misfit" in decoded ? decoded.misfit : null };
  });
}

const explainedBytes = 1_024;

function shown(decoded: Decoded, told: Misfit | null) {
  if (told === null) return decoded;
  const schema = decoded.schema ?? told.schema;
  const note = `Not decoded: ${told.misfit.charAt(0).toLowerCase()}${told.misfit.slice(1)}`;
  return { ...decoded, note, ...(schema === undefined ? {} : { schema }) };
}
