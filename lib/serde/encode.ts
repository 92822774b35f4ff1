import type { BytesInput } from "#lib/contracts/records.ts";
import { AppError } from "#lib/errors.ts";

/**
 * The bytes to store: null is a null key, a tombstone or a null header value; an empty text is an empty buffer, not null. White space between hex digits is ignored.
 * @throws AppError `validation-failed` for hex that is no pairs, and for text that UTF-8 cannot hold
 */
export function encodeInput(input: BytesInput): Buffer | null {
  if (input === null) return null;
  if (input.encoding === "utf8") {
    if (input.data.isWellFormed()) return Buffer.from(input.data, "utf8");
    throw new AppError(
      "validation-failed",
      "The text holds half of a surrogate pair, which UTF-8 cannot store. Remove it, or enter hex.",
    );
  }
  const digits = input.data.replace(/\s/g, "");
  if (/^([0-9a-fA-F]{2})*$/.test(digits)) return Buffer.from(digits, "hex");
  throw new AppError(
    "validation-failed",
    "Hex needs pairs of 0-9 and a-f. Complete the last pair or remove other characters.",
  );
}
