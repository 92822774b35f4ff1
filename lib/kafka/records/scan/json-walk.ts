/** A step into JSON: a member by its name, or an element by its index. */
export type JsonStep = { name: string; bytes: Uint8Array } | { index: number };
export type JsonPath = readonly JsonStep[];

/** Where a value lies, reused for every record. */
export type Span = { start: number; end: number };

const quote = 0x22;
const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const colon = 0x3a;
const comma = 0x2c;

/**
 * Finds the value at `path` in the JSON text [start, end) without making anything of it, and sets `found` to its token.
 * Of a repeated name the last counts, as everywhere in the console. False when it is not there or the text is no JSON.
 */
export function findValue(text: Buffer, start: number, end: number, path: JsonPath, found: Span): boolean {
  let at = skipSpace(text, start, end);
  let stop = end;
  for (let depth = 0; depth < path.length; depth += 1) {
    const step = path[depth];
    if (step === undefined) return false;
    const container = at;
    const inside =
      "index" in step
        ? findElement(text, container, stop, step.index, found)
        : findMember(text, container, stop, step, found);
    if (inside < 0) return false;
    // What follows the outermost value makes the whole no JSON.
    if (depth === 0 && skipSpace(text, inside, end) !== end) return false;
    if (found.start < 0) return false;
    at = found.start;
    stop = found.end;
  }
  if (path.length === 0) {
    const valueEnd = skipValue(text, at, stop);
    if (valueEnd < 0 || skipSpace(text, valueEnd, end) !== end) return false;
    found.start = at;
    found.end = valueEnd;
  }
  return true;
}

/** End of the container, or -1; `found.start` is -1 when it has no such member. */
function findMember(text: Buffer, start: number, end: number, step: { bytes: Uint8Array; name: string }, found: Span) {
  found.start = -1;
  if (text[start] !== openBrace) return -1;
  let at = skipSpace(text, start + 1, end);
  if (text[at] === closeBrace) return at + 1;
  for (;;) {
    if (text[at] !== quote) return -1;
    const nameStart = at + 1;
    at = skipString(text, nameStart, end);
    if (at < 0) return -1;
    const isIt = isName(text, nameStart, at - 1, step);
    at = skipSpace(text, at, end);
    if (text[at] !== colon) return -1;
    const valueStart = skipSpace(text, at + 1, end);
    at = skipValue(text, valueStart, end);
    if (at < 0) return -1;
    if (isIt) {
      found.start = valueStart;
      found.end = at;
    }
    at = skipSpace(text, at, end);
    if (text[at] === closeBrace && at < end) return at + 1;
    if (text[at] !== comma || at >= end) return -1;
    at = skipSpace(text, at + 1, end);
  }
}

function findElement(text: Buffer, start: number, end: number, index: number, found: Span): number {
  found.start = -1;
  if (text[start] !== openBracket) return -1;
  let at = skipSpace(text, start + 1, end);
  if (text[at] === closeBracket) return at + 1;
  for (let element = 0; ; element += 1) {
    const valueStart = at;
    at = skipValue(text, valueStart, end);
    if (at < 0) return -1;
    if (element === index) {
      found.start = valueStart;
      found.end = at;
    }
    at = skipSpace(text, at, end);
    if (text[at] === closeBracket && at < end) return at + 1;
    if (text[at] !== comma || at >= end) return -1;
    at = skipSpace(text, at + 1, end);
  }
}

function isName(
  text: Buffer,
  start: number,
  end: number,
  { bytes, name }: { bytes: Uint8Array; name: string },
): boolean {
  const length = bytes.length;
  if (end - start === length) {
    let same = 0;
    while (same < length && text[start + same] === bytes[same]) same += 1;
    if (same === length) return true;
  }
  // An escaped name is longer than what it says.
  return end - start > length && text.subarray(start, end).includes(backslash) && stringAt(text, start, end) === name;
}

/** The string between the quotes at [start, end), escapes resolved; null when it is no valid JSON string. */
export function stringAt(text: Buffer, start: number, end: number): string | null {
  const raw = text.toString("utf8", start, end);
  if (!raw.includes("\\")) return raw;
  try {
    const parsed: unknown = JSON.parse(`"${raw}"`);
    return typeof parsed === "string" ? parsed : null;
  } catch {
    return null;
  }
}

export function skipSpace(text: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const byte = text[at] ?? 0;
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) break;
    at += 1;
  }
  return at;
}

/** Position behind the closing quote of a string whose content begins at `start`, or -1. */
export function skipString(text: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const byte = text[at] ?? 0;
    if (byte === quote) return at + 1;
    if (byte < 0x20) return -1;
    at += byte === backslash ? 2 : 1;
  }
  return -1;
}

/** Position behind the value that begins at `start`, or -1 when none does. Inside containers only strings and nesting count. */
export function skipValue(text: Uint8Array, start: number, end: number): number {
  const first = text[start] ?? 0;
  if (start >= end) return -1;
  if (first === quote) return skipString(text, start + 1, end);
  if (first !== openBrace && first !== openBracket) return skipScalar(text, start, end);
  let depth = 0;
  for (let at = start; at < end;) {
    const byte = text[at] ?? 0;
    at += 1;
    if (byte === quote) {
      at = skipString(text, at, end);
      if (at < 0) return -1;
    } else if (byte === openBrace || byte === openBracket) depth += 1;
    else if (byte === closeBrace || byte === closeBracket) {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}

/** Numbers, true, false and null: a run of letters, digits, signs and dots. */
function skipScalar(text: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const byte = text[at] ?? 0;
    const plain = (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x7a) || byte === 0x2e;
    if (!plain && byte !== 0x2d && byte !== 0x2b && byte !== 0x45) break;
    at += 1;
  }
  return at > start ? at : -1;
}
