import { isUtf8 } from "node:buffer";

/** Up to this size bytes are examined whole even when only their first part is shown. */
export const examinedBytes = 1_048_576;

const controls = /(?![\t\n\r])\p{Cc}/u;

export { isUtf8 };

/** The longest part of valid UTF-8, at most `maxBytes` long, that does not end inside a character. */
export function utf8Prefix(bytes: Buffer, maxBytes: number): Buffer {
  if (bytes.length <= maxBytes) return bytes;
  let end = Math.max(0, maxBytes);
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return bytes.subarray(0, end);
}

/** Whether a text holds control characters (category Cc) other than tab, line feed and carriage return. */
export function hasControls(text: string): boolean {
  return controls.test(text);
}
