const longest = 1000;

/** A line of text by position: [start, end). Lines over 1,000 characters are broken so that each is cheap to draw. */
export type TextLine = { start: number; end: number; number: number | null };

/** Parts a text at line breaks; a broken line keeps its number on the first part only. */
export function textLines(text: string): TextLine[] {
  const lines: TextLine[] = [];
  let number = 1;
  for (let start = 0; start <= text.length; number++) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    let from = start;
    do {
      let to = Math.min(from + longest, end);
      // A pair of surrogates stays together.
      if (to < end && isHighSurrogate(text.charCodeAt(to - 1))) to++;
      lines.push({ start: from, end: to, number: from === start ? number : null });
      from = to;
    } while (from < end);
    start = end + 1;
  }
  return lines;
}

/** Bytes of a hex text; all that is no hex digit is skipped, a digit without a partner is dropped. */
export function hexBytes(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length >> 1);
  let length = 0;
  let high = -1;
  for (let at = 0; at < hex.length; at++) {
    const digit = hexDigit(hex.charCodeAt(at));
    if (digit < 0) continue;
    if (high < 0) high = digit;
    else {
      bytes[length++] = high * 16 + digit;
      high = -1;
    }
  }
  return bytes.subarray(0, length);
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

export const hexWidth = 16;

/** One row of a hex view: place, sixteen bytes, and what of them is printable ASCII. */
export function hexRow(bytes: Uint8Array, row: number): { place: string; hex: string; ascii: string } {
  const part = bytes.subarray(row * hexWidth, (row + 1) * hexWidth);
  const pairs = Array.from(part, (byte) => byte.toString(16).padStart(2, "0"));
  return {
    place: (row * hexWidth).toString(16).padStart(8, "0"),
    hex: `${pairs.slice(0, 8).join(" ")}  ${pairs.slice(8).join(" ")}`.padEnd(48),
    ascii: Array.from(part, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : "·")).join(""),
  };
}

const mostFound = 10_000;

/** Places where a text holds another one, whatever the case; at most 10,000. */
export function findAll(text: string, wanted: string): number[] {
  const found: number[] = [];
  if (wanted === "") return found;
  const lower = text.toLowerCase();
  // Lower case can change the length (İ); then only the exact case can be placed.
  const [where, what] = lower.length === text.length ? [lower, wanted.toLowerCase()] : [text, wanted];
  for (let at = where.indexOf(what); at >= 0 && found.length < mostFound; at = where.indexOf(what, at + what.length)) {
    found.push(at);
  }
  return found;
}

/** The line a position stands in. */
export function lineAt(lines: readonly TextLine[], position: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
