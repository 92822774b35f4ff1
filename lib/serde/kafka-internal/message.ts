import { MisfitError } from "#lib/serde/codec.ts";
import { isUtf8 } from "#lib/serde/utf8.ts";

/**
 * A message as Kafka's message definitions have it, in short: `group:string members:[{id:string}] note:string? #0 hash:int64`.
 * `?` may be null, `[…]` is an array, `{…}` a struct, `#n` a tagged field.
 */
export type MessageText = string;

type Cursor = { bytes: Buffer; at: number };
type Read = (from: Cursor, flexible: boolean) => string;
type Member = { label: string; tag: number | null; read: Read };

/** Reads a message that fills all the bytes as JSON text, fields in camel case. `flexible`: KIP-482's compact form. */
export function readMessage(text: MessageText, bytes: Buffer, flexible: boolean): string {
  const from: Cursor = { bytes, at: 0 };
  const json = compiledMessage(text)(from, flexible);
  const left = bytes.length - from.at;
  if (left > 0) throw new MisfitError(`${left} ${left === 1 ? "byte is" : "bytes are"} left behind it`);
  return json;
}

const compiled = new Map<MessageText, Read>();

function compiledMessage(text: MessageText): Read {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  const tokens = text.match(/#\d+|[a-z_0-9-]+:?|[[\]{}?]/g) ?? [];
  const read = struct(tokens, { at: 0 });
  compiled.set(text, read);
  return read;
}

type Place = { at: number };

function struct(tokens: readonly string[], place: Place): Read {
  const members: Member[] = [];
  for (let token = tokens[place.at]; token !== undefined && token !== "}"; token = tokens[place.at]) {
    const tag = token.startsWith("#") ? Number(token.slice(1)) : null;
    if (tag !== null) place.at += 1;
    const name = tokens[place.at++]?.slice(0, -1) ?? "";
    const camel = name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
    members.push({ label: `"${camel}":`, tag, read: type(tokens, place) });
  }
  const plain = members.filter(({ tag }) => tag === null);
  return (from, flexible) => {
    const parts = plain.map(({ label, read }) => label + read(from, flexible));
    if (flexible) parts.push(...tagged(from, members));
    return `{${parts}}`;
  };
}

/** Tagged fields that are there; an unknown one is passed over, as Kafka does. */
function tagged(from: Cursor, members: readonly Member[]): string[] {
  const parts: string[] = [];
  for (let left = varint(from); left > 0; left -= 1) {
    const tag = varint(from);
    const inner: Cursor = { bytes: take(from, varint(from)), at: 0 };
    const member = members.find((one) => one.tag === tag);
    if (member !== undefined) parts.push(member.label + member.read(inner, true));
  }
  return parts;
}

function type(tokens: readonly string[], place: Place): Read {
  const token = tokens[place.at++] ?? "";
  const inner = token === "[" ? type(tokens, place) : token === "{" ? struct(tokens, place) : null;
  if (inner !== null) place.at += 1;
  const nullable = tokens[place.at] === "?";
  if (nullable) place.at += 1;
  if (token === "[" && inner !== null) return array(inner);
  if (token === "{" && inner !== null)
    return nullable ? (from, flexible) => (take(from, 1).readInt8() < 0 ? "null" : inner(from, flexible)) : inner;
  const scalar = scalars[token];
  if (scalar === undefined) throw new Error(`No such type: ${token}`);
  return scalar;
}

function array(item: Read): Read {
  return (from, flexible) => {
    const count = flexible ? varint(from) - 1 : take(from, 4).readInt32BE();
    if (count < 0) return "null";
    // Each item takes a byte at least.
    if (count > from.bytes.length - from.at) throw new MisfitError("an array is longer than the bytes");
    return `[${Array.from({ length: count }, () => item(from, flexible))}]`;
  };
}

const transactionStates = [
  "Empty",
  "Ongoing",
  "PrepareCommit",
  "PrepareAbort",
  "CompleteCommit",
  "CompleteAbort",
  "Dead",
  "PrepareEpochFence",
];

const scalars: Record<string, Read> = {
  int8: (from) => String(take(from, 1).readInt8()),
  int16: (from) => String(take(from, 2).readInt16BE()),
  uint16: (from) => String(take(from, 2).readUInt16BE()),
  int32: (from) => String(take(from, 4).readInt32BE()),
  int64: (from) => String(take(from, 8).readBigInt64BE()),
  // As Kafka's tools show the ids of topics.
  uuid: (from) => `"${take(from, 16).toString("base64url")}"`,
  string(from, flexible) {
    const length = flexible ? varint(from) - 1 : take(from, 2).readInt16BE();
    if (length < 0) return "null";
    const bytes = take(from, length);
    if (!isUtf8(bytes)) throw new MisfitError("a text is not UTF-8");
    return JSON.stringify(bytes.toString("utf8"));
  },
  bytes(from, flexible) {
    const length = flexible ? varint(from) - 1 : take(from, 4).readInt32BE();
    return length < 0 ? "null" : `"${take(from, length).toString("base64")}"`;
  },
  "transaction-state": (from) => {
    const state = take(from, 1).readInt8();
    return JSON.stringify(transactionStates[state] ?? state);
  },
};

function take(from: Cursor, length: number): Buffer {
  if (length > from.bytes.length - from.at) throw new MisfitError("the bytes end too early");
  from.at += length;
  return from.bytes.subarray(from.at - length, from.at);
}

function varint(from: Cursor): number {
  let value = 0;
  for (let shift = 0; shift <= 28; shift += 7) {
    const byte = take(from, 1).readUInt8();
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return value;
  }
  throw new MisfitError("a varint takes more than 32 bits");
}
