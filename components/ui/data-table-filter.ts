export type FilterTerm = { kind: "text"; text: string; not: boolean } | { kind: "regex"; regex: RegExp; not: boolean };

/** A parsed filter, or the words that say why it cannot be used. */
export type Filter = { terms: readonly FilterTerm[]; error: null } | { terms: readonly FilterTerm[]; error: string };

export type Range = readonly [start: number, end: number];

/**
 * Parses what a person types: words add up, `-word` excludes, `/…/` is a regular expression (`/…/c` minds the case),
 * `"two words"` keeps its blanks. Case is ignored. A broken expression comes back as `error` with the terms that are fine.
 */
export function parseFilter(text: string): Filter {
  const terms: FilterTerm[] = [];
  let error: string | null = null;
  for (const token of tokens(text)) {
    const not = token.length > 1 && token.startsWith("-");
    const body = not ? token.slice(1) : token;
    const expression = /^\/(.+)\/(c?)$/su.exec(body);
    if (expression) {
      const compiled = compile(expression[1] ?? "", expression[2] === "c");
      if (typeof compiled === "string") error ??= compiled;
      else terms.push({ kind: "regex", regex: compiled, not });
      continue;
    }
    const plain = body.replace(/^"(.*)"$/su, "$1").replace(/^"/u, "");
    if (plain !== "") terms.push({ kind: "text", text: plain.toLowerCase(), not });
  }
  return { terms, error };
}

/** True if every term holds; a word holds when any of the texts contains it. */
export function matches(filter: Filter, texts: readonly string[]): boolean {
  return filter.terms.every((term) => term.not !== texts.some((text) => holds(term, text)));
}

/** Where the including terms are found in one text: sorted, not overlapping, at most 100. */
export function matchRanges(filter: Filter, text: string): Range[] {
  const found: Range[] = [];
  for (const term of filter.terms) {
    if (!term.not) found.push(...rangesOf(term, text));
  }
  return merge(found).slice(0, maxMarks);
}

const maxMarks = 100;

function holds(term: FilterTerm, text: string): boolean {
  return term.kind === "regex" ? text.search(term.regex) >= 0 : text.toLowerCase().includes(term.text);
}

function rangesOf(term: FilterTerm, text: string): Range[] {
  const ranges: Range[] = [];
  if (term.kind === "regex") {
    for (const match of text.matchAll(new RegExp(term.regex, `${term.regex.flags}g`))) {
      if (match[0] !== "") ranges.push([match.index, match.index + match[0].length]);
      if (ranges.length === maxMarks) break;
    }
    return ranges;
  }
  const lower = text.toLowerCase();
  // Lower case can change the length (İ), then positions would be off: no marks rather than wrong ones.
  if (lower.length !== text.length) return ranges;
  for (let at = lower.indexOf(term.text); at >= 0 && ranges.length < maxMarks;) {
    ranges.push([at, at + term.text.length]);
    at = lower.indexOf(term.text, at + term.text.length);
  }
  return ranges;
}

function merge(ranges: Range[]): Range[] {
  const merged: Range[] = [];
  for (const [start, end] of ranges.sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && start <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], end)];
    else merged.push([start, end]);
  }
  return merged;
}

function compile(source: string, minded: boolean): RegExp | string {
  try {
    return new RegExp(source, minded ? "u" : "iu");
  } catch (cause) {
    const words = cause instanceof Error ? cause.message.replace(/^.*:\s*/u, "") : "it cannot be read";
    return `/${source}/ is not a regular expression: ${words.charAt(0).toLowerCase()}${words.slice(1)}.`;
  }
}

/** Blanks part the words, but not inside quotes and not inside `/…/`. */
function tokens(text: string): string[] {
  const pattern = /-?\/(?:\\.|[^/\\])+\/c?(?=\s|$)|-?"[^"]*"?|\S+/gsu;
  return text.match(pattern) ?? [];
}
