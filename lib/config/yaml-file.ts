import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Document } from "yaml";
import { keyText, safeName, type Findings, type Locate, type Path } from "./report.ts";

export type YamlFile = { raw: unknown; locate: Locate; has: (path: Path) => boolean };

/** Own words: the parser's quote the file, where a secret without quotes would be shown. */
const reasons: Record<string, string> = {
  ALIAS_PROPS: "an alias (*name) may carry nothing else; put the text in quotes",
  BAD_ALIAS: "is an alias (*name) that points nowhere; put a text that begins with * in quotes",
  BAD_DQ_ESCAPE: "holds an unknown escape after a backslash; use single quotes for texts with backslashes",
  BAD_INDENT: "is indented wrongly",
  BLOCK_AS_IMPLICIT_KEY: "a colon stands where no key can be; check indentation and quotes",
  DUPLICATE_KEY: "stands twice; remove one",
  MISSING_CHAR: "a closing quote, bracket or comma is missing, or a space after a colon",
  MULTILINE_IMPLICIT_KEY: "a colon is missing after a key, or a space after the colon",
  TAB_AS_INDENT: "is indented with a tab; use spaces",
  TAG_RESOLVE_FAILED: "begins with ! or holds a tag; put the text in quotes",
  UNEXPECTED_TOKEN: "something stands here that cannot be read; check quotes and indentation",
};

/** Reads a yaml text; faults of the syntax go to `findings` and then there is no result. */
export function parseYaml(text: string, file: string, findings: Findings): YamlFile | null {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { prettyErrors: false, lineCounter, merge: true, stringKeys: true });
  let dangling = false;
  const locate = locator(document, lineCounter, file);
  for (const fault of [...document.errors, ...document.warnings]) {
    const { line } = lineCounter.linePos(fault.pos[0]);
    findings.errors.push({
      file,
      line,
      key: keyAt(text, fault.pos[0]),
      reason: reasons[fault.code] ?? "is no valid yaml",
    });
  }
  if (document.errors.length + document.warnings.length > 0) return null;
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) !== undefined) return;
      const { line } = lineCounter.linePos(alias.range?.[0] ?? 0);
      findings.errors.push({ file, line, key: keyAt(text, alias.range?.[0] ?? 0), reason: reasons.BAD_ALIAS ?? "" });
      dangling = true;
    },
  });
  if (dangling) return null;
  try {
    return { raw: document.toJS({ maxAliasCount: 100 }), locate, has: (path) => find(document, path).found };
  } catch {
    findings.errors.push({ file, line: 1, key: "", reason: "holds too many aliases; write the values out" });
    return null;
  }
}

/** The key that begins the line of a position, when it is one. */
function keyAt(text: string, position: number): string {
  const start = text.lastIndexOf("\n", position - 1) + 1;
  const key = /^[\s-]*([^\s:]+):(\s|$)/.exec(text.slice(start).split("\n", 1)[0] ?? "")?.[1] ?? "";
  return safeName(key) ?? "";
}

function locator(document: Document, lineCounter: LineCounter, file: string): Locate {
  return (path) => {
    const { offset } = find(document, path);
    const shown = path.map((part) => (typeof part === "string" ? (safeName(part) ?? "(a key)") : part));
    return { file, line: offset === null ? 1 : lineCounter.linePos(offset).line, key: keyText(shown) };
  };
}

/** Walks to a path; `offset` is where the deepest part that exists begins. */
function find(document: Document, path: Path): { offset: number | null; found: boolean } {
  let node: unknown = document.contents;
  let offset: number | null = null;
  for (const part of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => (isScalar(key) ? String(key.value) : key) === String(part));
      if (pair === undefined) return { offset, found: false };
      offset = (isScalar(pair.key) ? pair.key.range?.[0] : undefined) ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof part === "number") {
      const item: unknown = node.items[part];
      if (item === undefined) return { offset, found: false };
      offset = (isMap(item) || isScalar(item) || isSeq(item) ? item.range?.[0] : undefined) ?? offset;
      node = item;
    } else {
      return { offset, found: false };
    }
  }
  return { offset, found: true };
}
