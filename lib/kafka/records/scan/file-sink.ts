import { isUtf8 } from "node:buffer";

/** Gathers the bytes of a file. Texts of records are escaped from bytes to bytes: as strings they would cost several times as much. */
export type FileSink = {
  text: (value: string) => void;
  raw: (bytes: Uint8Array) => void;
  /** UTF-8 as a JSON string, other bytes as `{"base64":…}`, null as null: nothing is lost and nothing is guessed. */
  json: (bytes: Buffer | null) => void;
  /** A cell of a CSV (RFC 4180): empty for null, `""` for an empty text, `base64:…` for what is no UTF-8. */
  csv: (bytes: Buffer | null) => void;
  length: () => number;
  /** The bytes so far, in memory of their own; null when there are none. */
  take: () => Uint8Array<ArrayBuffer> | null;
};

const quote = 0x22;
const backslash = 0x5c;
/** What follows the backslash of control characters that have a short escape. */
const shortEscapes = new Map([
  [0x08, "b"],
  [0x09, "t"],
  [0x0a, "n"],
  [0x0c, "f"],
  [0x0d, "r"],
]);
/** By byte: 0 stands as it is, 1 has no short escape, else the character behind the backslash. */
const jsonEscapes = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === quote || byte === backslash) return byte;
  return byte >= 0x20 ? 0 : (shortEscapes.get(byte)?.charCodeAt(0) ?? 1);
});
/** Bytes that put a cell into quotes. */
const csvSpecial = Uint8Array.from({ length: 256 }, (_, byte) => Number([quote, 0x2c, 0x0a, 0x0d].includes(byte)));

export function openFileSink(size = 524_288): FileSink {
  let buffer = new Uint8Array(size);
  let view = Buffer.from(buffer.buffer);
  let length = 0;
  const room = (bytes: number) => {
    if (length + bytes <= buffer.length) return;
    const larger = new Uint8Array(Math.max(buffer.length * 2, length + bytes));
    larger.set(buffer.subarray(0, length));
    buffer = larger;
    view = Buffer.from(buffer.buffer);
  };
  const text = (value: string) => {
    room(value.length * 3);
    length += view.write(value, length);
  };
  /** False when the bytes hold a control character without a short escape; nothing is kept then. */
  const jsonString = (bytes: Buffer): boolean => {
    room(bytes.length * 2 + 2);
    let at = length;
    buffer[at++] = quote;
    // By index: an iterator takes several times as long.
    for (let index = 0; index < bytes.length; index += 1) {
      const byte = bytes[index] ?? 0;
      const escape = jsonEscapes[byte] ?? 0;
      if (escape === 0) buffer[at++] = byte;
      else if (escape === 1) return false;
      else {
        buffer[at++] = backslash;
        buffer[at++] = escape;
      }
    }
    buffer[at++] = quote;
    length = at;
    return true;
  };
  const csvCell = (bytes: Buffer) => {
    room(bytes.length * 2 + 3);
    const quoted = needsQuotes(bytes);
    let at = length;
    if (quoted) buffer[at++] = quote;
    if (isFormula(bytes)) buffer[at++] = 0x27;
    for (let index = 0; index < bytes.length; index += 1) {
      const byte = bytes[index] ?? 0;
      if (byte === quote) buffer[at++] = quote;
      buffer[at++] = byte;
    }
    if (quoted) buffer[at++] = quote;
    length = at;
  };
  return {
    text,
    raw(bytes) {
      room(bytes.length);
      buffer.set(bytes, length);
      length += bytes.length;
    },
    json(bytes) {
      if (bytes === null) text("null");
      else if (!isUtf8(bytes)) text(`{"base64":"${bytes.toString("base64")}"}`);
      else if (!jsonString(bytes)) text(JSON.stringify(bytes.toString("utf8")));
    },
    csv(bytes) {
      if (bytes === null) return;
      if (isUtf8(bytes)) csvCell(bytes);
      else text(`base64:${bytes.toString("base64")}`);
    },
    length: () => length,
    take() {
      if (length === 0) return null;
      const chunk = buffer.slice(0, length);
      length = 0;
      return chunk;
    },
  };
}

function needsQuotes(bytes: Buffer): boolean {
  for (let index = 0; index < bytes.length; index += 1) if (csvSpecial[bytes[index] ?? 0] === 1) return true;
  return bytes.length === 0;
}

/** A text that a spreadsheet would run gets an apostrophe in front; numbers are none. */
function isFormula(bytes: Buffer): boolean {
  const [first] = bytes;
  if (first === undefined || !"=+-@\t\r".includes(String.fromCharCode(first))) return false;
  return !(first === 0x2d && /^-?\d+(?:\.\d+)?$/.test(bytes.toString("latin1")));
}
