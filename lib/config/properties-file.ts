export type Property = { key: string; value: string; line: number };

export type PropertiesFault = { line: number; reason: string };

type LogicalLine = { text: string; line: number };

/**
 * A Java `.properties` text (java.util.Properties.load): `#` and `!` comments, `=`, `:` or white space after the key,
 * backslash escapes and continued lines. Lines count from 1; of a repeated key every occurrence is listed.
 */
export function parseProperties(text: string): { properties: Property[]; faults: PropertiesFault[] } {
  const faults: PropertiesFault[] = [];
  const properties = logicalLines(text.replace(/^\ufeff/, "")).map(({ text, line }) => {
    const separator = /^((?:\\[^]|[^\\=: \t\f])*)[ \t\f]*[=:]?[ \t\f]*/.exec(text);
    const matched = separator?.[0] ?? text;
    const fault = () => faults.push({ line, reason: "a backslash and u must be followed by four hex digits" });
    return { key: unescape(separator?.[1] ?? text, fault), value: unescape(text.slice(matched.length), fault), line };
  });
  return { properties, faults };
}

/** Natural lines joined over their trailing backslashes; comments and blank lines are gone. */
function logicalLines(text: string): LogicalLine[] {
  const lines: LogicalLine[] = [];
  let open: LogicalLine | null = null;
  for (const [index, natural] of text.split(/\r\n|\r|\n/).entries()) {
    const content: string = natural.replace(/^[ \t\f]+/, "");
    if (open === null && (content === "" || content.startsWith("#") || content.startsWith("!"))) continue;
    const continued: boolean = (/\\+$/.exec(content)?.[0].length ?? 0) % 2 === 1;
    const part: string = continued ? content.slice(0, -1) : content;
    const joined: LogicalLine =
      open === null ? { text: part, line: index + 1 } : { text: open.text + part, line: open.line };
    if (!continued) lines.push(joined);
    open = continued ? joined : null;
  }
  if (open !== null) lines.push(open);
  return lines.filter((line) => line.text !== "");
}

const letters: Record<string, string> = { t: "\t", n: "\n", r: "\r", f: "\f" };

function unescape(text: string, fault: () => void): string {
  return text.replace(/\\(u([0-9a-fA-F]{4})?|[^]?)/g, (_, escaped: string, hex: string | undefined) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    if (escaped.startsWith("u")) fault();
    return letters[escaped] ?? escaped;
  });
}
