/** `open` and `close` are braces and brackets; `key` is a string before a colon. */
export type JsonToken = "open" | "close" | "comma" | "colon" | "key" | "string" | "number" | "literal";

type Expected = "value" | "item-or-end" | "key" | "key-or-end" | "colon" | "comma-or-end" | "end";

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const literal = /true|false|null/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) return -1;
    at = code === 0x5c ? matchEnd(escape, text, at) : at + 1;
    if (at < 0) return -1;
  }
  return -1;
}

function valueEnd(text: string, at: number): { token: JsonToken; end: number } {
  const char = text[at] ?? "";
  if (char === '"') return { token: "string", end: stringEnd(text, at) };
  if (char === "-" || (char >= "0" && char <= "9")) return { token: "number", end: matchEnd(number, text, at) };
  return { token: "literal", end: matchEnd(literal, text, at) };
}

/**
 * Walks a JSON text (RFC 8259) token by token, without recursion and without touching a number.
 * Returns −1 when the whole text is one valid value, else the position of the first fault.
 */
export function scanJson(text: string, visit?: (token: JsonToken, start: number, end: number) => void): number {
  const closers: string[] = [];
  let expected: Expected = "value";
  let at = 0;
  for (;;) {
    while (text[at] === " " || text[at] === "\n" || text[at] === "\t" || text[at] === "\r") at++;
    const char = text[at];
    if (char === undefined) return expected === "end" ? -1 : at;
    const start = at;
    let token: JsonToken;
    if ((char === "}" || char === "]") && char === closers.at(-1) && expected.endsWith("-end")) {
      closers.pop();
      token = "close";
      at++;
      expected = closers.length === 0 ? "end" : "comma-or-end";
    } else if (expected === "comma-or-end") {
      if (char !== ",") return at;
      token = "comma";
      at++;
      expected = closers.at(-1) === "}" ? "key" : "value";
    } else if (expected === "colon") {
      if (char !== ":") return at;
      token = "colon";
      at++;
      expected = "value";
    } else if (expected === "key" || expected === "key-or-end") {
      const end = char === '"' ? stringEnd(text, at) : -1;
      if (end < 0) return start;
      token = "key";
      at = end;
      expected = "colon";
    } else if (expected === "end") {
      return at;
    } else if (char === "{" || char === "[") {
      closers.push(char === "{" ? "}" : "]");
      token = "open";
      at++;
      expected = char === "{" ? "key-or-end" : "item-or-end";
    } else {
      const value = valueEnd(text, at);
      if (value.end < 0) return start;
      token = value.token;
      at = value.end;
      expected = closers.length === 0 ? "end" : "comma-or-end";
    }
    visit?.(token, start, at);
  }
}
