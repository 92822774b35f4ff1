export type JaasEntry = { module: string; flag: string; options: Record<string, string> };

const token = /\s+|\/\/[^\n]*|\/\*[^]*?\*\/|"((?:\\[^]|[^"\\])*)"|'((?:\\[^]|[^'\\])*)'|([=;])|([^\s=;"']+)/y;

const escapes: Record<string, string> = { n: "\n", t: "\t", r: "\r", f: "\f", b: "\b" };

const flags = ["required", "requisite", "sufficient", "optional"];

type Token = { kind: "word" | "sign"; text: string };

/**
 * The value of `sasl.jaas.config`: `module flag option="value" … ;` (javax.security.auth.login.Configuration, as
 * Kafka's JaasConfig reads it). A reason never holds a part of the text, since it may be a password.
 */
export function parseJaas(text: string): JaasEntry | { reason: string } {
  const tokens = tokenize(text);
  if (tokens === null) return { reason: "has a quote that is not closed" };
  const words = tokens[Symbol.iterator]();
  const next = () => words.next().value ?? { kind: "sign" as const, text: "" };
  const module = next();
  if (module.kind !== "word") return { reason: "is empty; it begins with the class of a login module" };
  const flag = next();
  if (flag.kind !== "word" || !flags.includes(flag.text.toLowerCase())) {
    return { reason: `needs one of ${flags.join(", ")} after the login module` };
  }
  const options: Record<string, string> = {};
  for (;;) {
    const name = next();
    if (name.kind === "sign") {
      if (name.text !== ";") return { reason: "must end with a semicolon" };
      break;
    }
    const equals = next();
    const value = next();
    if (equals.text !== "=" || equals.kind !== "sign" || value.kind !== "word") {
      return { reason: 'has an option that is not written as name="value"' };
    }
    options[name.text] = value.text;
  }
  return next().text === ""
    ? { module: module.text, flag: flag.text, options }
    : { reason: "holds more than one login module; keep one" };
}

function tokenize(text: string): Token[] | null {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (match === null) return null;
    const quoted = match[1] ?? match[2];
    if (quoted !== undefined) tokens.push({ kind: "word", text: unescape(quoted) });
    else if (match[3] !== undefined) tokens.push({ kind: "sign", text: match[3] });
    else if (match[4] !== undefined) tokens.push({ kind: "word", text: match[4] });
  }
  return tokens;
}

function unescape(text: string): string {
  return text.replace(/\\([0-7]{1,3}|[^])/g, (_, escaped: string) =>
    /^[0-7]/.test(escaped) ? String.fromCharCode(Number.parseInt(escaped, 8)) : (escapes[escaped] ?? escaped),
  );
}
