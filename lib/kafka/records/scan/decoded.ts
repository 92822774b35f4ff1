import { decodePayload } from "#lib/serde/decode.ts";

/**
 * The text a person sees of a key, value or header: what the first fitting codec of lib/serde makes of it, uncut. Codecs by
 * schema belong in that list; nothing in a scan knows them.
 */
export function decodedText(bytes: Buffer): string {
  const payload = decodePayload(bytes, { maxBytes: bytes.length });
  return payload.kind === "null" || payload.kind === "empty" ? "" : payload.text;
}
