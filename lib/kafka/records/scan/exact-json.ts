import { shortNumber } from "./decimal.ts";
import { skipSpace, skipString, skipValue, stringAt } from "./json-walk.ts";

/** A JSON value as CEL sees it: whole numbers of 64 bits are bigint, all others doubles. */
export type CelValue = null | boolean | string | bigint | number | CelValue[] | { [name: string]: CelValue };

/** Which parts of a value are needed; the rest is skipped without being made. Null is all of it. */
export type Projection = Map<string, { name: string; bytes: Uint8Array; inner: Projection | null }>;

export class NotJsonError extends Error {}

const maxDepth = 200;
type Cursor = { text: Buffer; at: number; end: number };

/** Parses the JSON text [start, end). Throws NotJsonError. */
export function parseExact(text: Buffer, start: number, end: number, projection: Projection | null): CelValue {
  const cursor: Cursor = { text, at: skipSpace(text, start, end), end };
  const value = valueAt(cursor, projection, 0);
  if (skipSpace(text, cursor.at, end) !== end) throw notJson();
  return value;
}

function valueAt(cursor: Cursor, projection: Projection | null, depth: number): CelValue {
  if (depth > maxDepth) throw new NotJsonError("The JSON is nested too deep.");
  const first = cursor.at < cursor.end ? cursor.text[cursor.at] : 0;
  if (first === 0x7b) return objectAt(cursor, projection, depth);
  if (first === 0x5b) return arrayAt(cursor, depth);
  if (first === 0x22) return textAt(cursor);
  return scalarAt(cursor);
}

function objectAt(cursor: Cursor, projection: Projection | null, depth: number): CelValue {
  const { text, end } = cursor;
  const object: { [name: string]: CelValue } = {};
  cursor.at = skipSpace(text, cursor.at + 1, end);
  if (text[cursor.at] === 0x7d) {
    cursor.at += 1;
    return object;
  }
  for (;;) {
    if (cursor.at >= end || text[cursor.at] !== 0x22) throw notJson();
    const nameStart = cursor.at + 1;
    const nameEnd = skipString(text, nameStart, end) - 1;
    if (nameEnd < 0) throw notJson();
    const colon = skipSpace(text, nameEnd + 1, end);
    if (text[colon] !== 0x3a) throw notJson();
    cursor.at = skipSpace(text, colon + 1, end);
    const wanted = projection === null ? undefined : wantedAt(text, nameStart, nameEnd, projection);
    if (projection !== null && wanted === undefined) {
      cursor.at = skipValue(text, cursor.at, end);
      if (cursor.at < 0) throw notJson();
    } else {
      const name = wanted?.name ?? stringAt(text, nameStart, nameEnd);
      if (name === null) throw notJson();
      const value = valueAt(cursor, wanted?.inner ?? null, depth + 1);
      if (name === "__proto__") Object.defineProperty(object, name, { value, enumerable: true, configurable: true });
      else object[name] = value;
    }
    cursor.at = skipSpace(text, cursor.at, end);
    const next = cursor.at < end ? text[cursor.at] : 0;
    if (next === 0x7d) {
      cursor.at += 1;
      return object;
    }
    if (next !== 0x2c) throw notJson();
    cursor.at = skipSpace(text, cursor.at + 1, end);
  }
}

function wantedAt(text: Buffer, start: number, end: number, projection: Projection) {
  for (const entry of projection.values()) {
    const { bytes } = entry;
    if (bytes.length !== end - start) continue;
    let same = 0;
    while (same < bytes.length && text[start + same] === bytes[same]) same += 1;
    if (same === bytes.length) return entry;
  }
  if (!isEscaped(text, start, end)) return undefined;
  const name = stringAt(text, start, end);
  return name === null ? undefined : projection.get(name);
}

function isEscaped(text: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (text[at] === 0x5c) return true;
  return false;
}

function arrayAt(cursor: Cursor, depth: number): CelValue[] {
  const { text, end } = cursor;
  const items: CelValue[] = [];
  cursor.at = skipSpace(text, cursor.at + 1, end);
  if (text[cursor.at] === 0x5d) {
    cursor.at += 1;
    return items;
  }
  for (;;) {
    items.push(valueAt(cursor, null, depth + 1));
    cursor.at = skipSpace(text, cursor.at, end);
    const next = cursor.at < end ? text[cursor.at] : 0;
    if (next === 0x5d) {
      cursor.at += 1;
      return items;
    }
    if (next !== 0x2c) throw notJson();
    cursor.at = skipSpace(text, cursor.at + 1, end);
  }
}

function textAt(cursor: Cursor): string {
  const start = cursor.at + 1;
  const after = skipString(cursor.text, start, cursor.end);
  const value = after < 0 ? null : stringAt(cursor.text, start, after - 1);
  if (value === null) throw notJson();
  cursor.at = after;
  return value;
}

function isWhole(text: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (text[at] === 0x2e) return false;
  return true;
}

const integer = /^-?(?:0|[1-9]\d*)$/;
const decimal = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const int64Min = -(2n ** 63n);
const int64Max = 2n ** 63n - 1n;

function scalarAt(cursor: Cursor): CelValue {
  const start = cursor.at;
  const end = skipValue(cursor.text, start, cursor.end);
  if (end < 0) throw notJson();
  cursor.at = end;
  const short = shortNumber(cursor.text, start, end);
  if (short === short) return isWhole(cursor.text, start, end) ? BigInt(short) : short;
  const token = cursor.text.toString("latin1", start, end);
  if (token === "true") return true;
  if (token === "false") return false;
  if (token === "null") return null;
  if (integer.test(token)) {
    const value = BigInt(token);
    return value >= int64Min && value <= int64Max ? value : Number(token);
  }
  if (decimal.test(token)) return Number(token);
  throw notJson();
}

function notJson(): NotJsonError {
  return new NotJsonError("The value is no JSON.");
}
