import { isLosslessNumber, LosslessNumber, parse, stringify } from "lossless-json";
import { scanJson } from "./json-scan.ts";

export { isLosslessNumber, LosslessNumber };

/** A JSON value whose numbers keep their text. */
export type JsonValue = null | boolean | string | LosslessNumber | JsonValue[] | { [key: string]: JsonValue };

/** Where a text stops being one JSON value (RFC 8259), as an index; null when it is one. Numbers are not touched. */
export function jsonFault(text: string): number | null {
  const at = scanJson(text);
  return at < 0 ? null : at;
}

/** Whether the whole text is one valid JSON value (RFC 8259). */
export function isJson(text: string): boolean {
  return scanJson(text) === -1;
}

/**
 * A JSON text as values. Numbers are `LosslessNumber`, never doubles; of a repeated key the last value stays, and
 * keys that look like array indexes move to the front: to show a text as it is, use `formatJson`.
 * @throws SyntaxError with a position, but without any part of the text
 */
export function parseJson(text: string): JsonValue {
  const fault = scanJson(text);
  if (fault >= 0) throw new SyntaxError(`Not valid JSON at character ${fault + 1}.`);
  try {
    const parsed = parse(text, null, { onDuplicateKey: ({ newValue }) => newValue });
    return isJsonValue(parsed) ? parsed : null;
  } catch (error) {
    if (error instanceof RangeError) throw new SyntaxError("The JSON is nested too deep to be taken apart.");
    throw error;
  }
}

/** Values as JSON text, numbers as they were; `indent` in spaces, 0 for one line. bigint prints as a number. */
export function printJson(value: unknown, indent = 0): string {
  const text = stringify(value, null, indent);
  if (text === undefined) throw new TypeError("The value has no JSON form.");
  return text;
}

/**
 * The same JSON text with line breaks and indentation (in spaces), or on one line with 0. Only white space between tokens
 * changes: numbers, escapes, order of keys and repeated keys stay as they are.
 * @throws SyntaxError with a position
 */
export function formatJson(text: string, indent = 2): string {
  const out: string[] = [];
  let depth = 0;
  let last = "";
  const line = () => (indent === 0 ? "" : `\n${" ".repeat(indent * depth)}`);
  const fault = scanJson(text, (token, start, end) => {
    if (token === "close") {
      depth--;
      if (last !== "open") out.push(line());
    } else if (last === "open" || last === "comma") {
      out.push(line());
    }
    out.push(text.slice(start, end));
    if (token === "open") depth++;
    if (token === "colon" && indent > 0) out.push(" ");
    last = token;
  });
  if (fault >= 0) throw new SyntaxError(`Not valid JSON at character ${fault + 1}.`);
  return out.join("");
}

/** Asserts nothing: lossless-json types its result as unknown, but with its default number parser it holds only these. */
function isJsonValue(_parsed: unknown): _parsed is JsonValue {
  return true;
}
