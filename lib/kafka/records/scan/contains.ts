import type { Contains, Excerpt } from "#lib/contracts/record-search.ts";
import { someHeader, type RecordView } from "./batch-walk.ts";
import { decodedText } from "./decoded.ts";
import { byteNeedle, foldedNeedle, type Needle } from "./needle.ts";
import { compileRegex } from "./regex.ts";
import type { StoredRecord } from "./record-of.ts";

export type ContainsTest = {
  needle: Needle | null;
  matches: (body: Buffer, view: RecordView) => boolean;
  /** Where the first hit lies, for the eye. */
  excerpt: (record: StoredRecord) => Excerpt | null;
};
export type ContainsFault = { message: string; position: number | null };

type PartTest = (body: Buffer, start: number, end: number) => boolean;
type Finder = (bytes: Buffer) => { text: string; from: number; to: number } | null;

/** Makes a "contains" ready to run, or says what is wrong with it. */
export function compileContains(contains: Contains): ContainsTest | ContainsFault {
  const parts = partsOf(contains);
  if ("message" in parts) return parts;
  const { needle, test, find } = parts;
  const [inKey, inValue, inHeaders] = (["key", "value", "headers"] as const).map((part) => contains.in.includes(part));
  const decoded = contains.on === "decoded";
  return {
    needle: decoded ? null : needle,
    matches(body, view) {
      if (inValue && view.valueLength > 0 && test(body, view.valueStart, view.valueStart + view.valueLength))
        return true;
      if (inKey && view.keyLength > 0 && test(body, view.keyStart, view.keyStart + view.keyLength)) return true;
      if (!inHeaders || view.headerCount === 0) return false;
      return someHeader(
        body,
        view,
        ({ keyStart, keyLength, valueStart, valueLength }) =>
          test(body, keyStart, keyStart + keyLength) ||
          (valueLength > 0 && test(body, valueStart, valueStart + valueLength)),
      );
    },
    excerpt(record) {
      const value = inValue && record.value !== null ? cut("value", null, find(record.value)) : null;
      if (value !== null) return value;
      const key = inKey && record.key !== null ? cut("key", null, find(record.key)) : null;
      if (key !== null || !inHeaders) return key;
      for (const [index, header] of record.headers(record.headerCount).entries()) {
        const found = find(Buffer.from(header.key)) ?? (header.value === null ? null : find(header.value));
        if (found !== null) return cut("header", index, found);
      }
      return null;
    },
  };
}

type Parts = { needle: Needle | null; test: PartTest; find: Finder };

function partsOf(contains: Contains): Parts | ContainsFault {
  const decoded = contains.on === "decoded";
  const textOf = decoded ? decodedText : (bytes: Buffer) => bytes.toString("utf8");
  if (contains.as === "hex") return hexParts(contains.text);
  if (contains.as === "regex") {
    const compiled = compileRegex(contains.text, contains.caseSensitive);
    if ("message" in compiled) return compiled;
    const { regex } = compiled;
    return {
      needle: null,
      test: (body, start, end) => regex.test(textOf(body.subarray(start, end))),
      find(bytes) {
        const text = textOf(bytes);
        const hit = regex.exec(text);
        return hit === null ? null : { text, from: hit.index, to: hit.index + hit[0].length };
      },
    };
  }
  if (contains.caseSensitive) return exactParts(contains.text, decoded ? decodedText : null);
  return foldedParts(contains.text, decoded ? decodedText : null);
}

function exactParts(text: string, decode: ((bytes: Buffer) => string) | null): Parts {
  const bytes = Buffer.from(text);
  const textOf = decode ?? ((part: Buffer) => part.toString("utf8"));
  return {
    needle: byteNeedle(bytes),
    test:
      decode === null
        ? (body, start, end) => {
            if (end - start < bytes.length) return false;
            return body.subarray(start, end).indexOf(bytes) >= 0;
          }
        : (body, start, end) => decode(body.subarray(start, end)).includes(text),
    find(part) {
      const shown = textOf(part);
      const from = shown.indexOf(text);
      return from < 0 ? null : { text: shown, from, to: from + text.length };
    },
  };
}

/** In any case: ASCII letters as bytes, all else as Unicode has it. */
function foldedParts(text: string, decode: ((bytes: Buffer) => string) | null): Parts {
  const wanted = text.toLowerCase();
  const ascii = /^[ -~\t\r\n]*$/.test(text);
  const textOf = decode ?? ((part: Buffer) => (ascii ? part.toString("latin1") : part.toString("utf8")));
  return {
    needle: ascii ? foldedNeedle(text) : null,
    test: (body, start, end) => textOf(body.subarray(start, end)).toLowerCase().includes(wanted),
    find(part) {
      const shown = (decode ?? ((bytes: Buffer) => bytes.toString("utf8")))(part);
      const lowered = shown.toLowerCase();
      const from = lowered.indexOf(wanted);
      if (from < 0) return null;
      // A letter may grow when lowered; the place is then only nearly right.
      return { text: shown, from, to: Math.min(shown.length, from + wanted.length) };
    },
  };
}

function hexParts(typed: string): Parts | ContainsFault {
  const digits = typed.replace(/\s/g, "");
  const odd = typed.search(/[^0-9a-fA-F\s]/);
  if (odd >= 0) return { message: "Hex needs pairs of 0-9 and a-f.", position: odd };
  if (digits.length % 2 === 1 || digits === "")
    return { message: "Hex needs pairs of 0-9 and a-f: complete the last pair.", position: typed.length };
  const bytes = Buffer.from(digits, "hex");
  return {
    needle: byteNeedle(bytes),
    test: (body, start, end) => end - start >= bytes.length && body.subarray(start, end).indexOf(bytes) >= 0,
    find(part) {
      const at = part.indexOf(bytes);
      return at < 0 ? null : { text: part.toString("hex"), from: at * 2, to: (at + bytes.length) * 2 };
    },
  };
}

const aroundBefore = 60;
const aroundAfter = 120;
const shownHit = 400;

function cut(part: Excerpt["in"], header: number | null, found: ReturnType<Finder>): Excerpt | null {
  if (found === null) return null;
  const { text, from, to } = found;
  return {
    in: part,
    header,
    before: text.slice(Math.max(0, from - aroundBefore), from).toWellFormed(),
    text: text.slice(from, Math.min(to, from + shownHit)).toWellFormed(),
    after: text.slice(to, to + aroundAfter).toWellFormed(),
  };
}
