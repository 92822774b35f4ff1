import uFuzzy from "@leeoniya/ufuzzy";

export type PaletteKind = "recent" | "topic" | "group" | "subject" | "broker" | "action" | "page";

export type PaletteItem = {
  kind: PaletteKind;
  label: string;
  /** Shown after the label, e.g. the cluster; not searched. */
  note?: string;
  keys?: string;
  href?: string;
  run?: () => void;
  blocked?: string | null;
};

/** A found item with the parts of its label to mark: start, end, start, end, … */
export type PaletteHit = { item: PaletteItem; marks: number[] };

/** Beyond this many matches of one kind nobody reads on; they are not ranked. */
const ranked = 1_000;

// Letters of one word may stand apart ("pymnt" finds "payments"), words may come in any order.
const fuzzy = new uFuzzy({
  unicode: true,
  interSplit: "[^\\p{L}\\d]+",
  intraSplit: "\\p{Ll}\\p{Lu}",
  intraBound: "\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}",
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
  intraIns: 2,
});

export type PaletteQuery = { kinds: PaletteKind[]; text: string };

const prefixes: Record<string, PaletteKind> = { ">": "action", "#": "topic", "@": "group" };

/** `>` asks for actions only, `#` for topics, `@` for groups; otherwise names first, then actions, then pages. */
export function parseQuery(typed: string): PaletteQuery {
  const text = typed.trim();
  const only = prefixes[text.charAt(0)];
  if (only !== undefined) return { kinds: [only], text: text.slice(1).trim() };
  if (text === "") return { kinds: ["recent", "action", "page"], text };
  return { kinds: ["topic", "group", "subject", "broker", "action", "page"], text };
}

/** Items of one kind with their labels apart, since the search runs over plain texts. */
export type PaletteIndex = Record<PaletteKind, { items: PaletteItem[]; labels: string[] }>;

export function indexItems(items: PaletteItem[]): PaletteIndex {
  const of = (kind: PaletteKind) => {
    const own = items.filter((item) => item.kind === kind);
    return { items: own, labels: own.map((item) => item.label) };
  };
  return {
    recent: of("recent"),
    topic: of("topic"),
    group: of("group"),
    subject: of("subject"),
    broker: of("broker"),
    action: of("action"),
    page: of("page"),
  };
}

export function searchPalette(index: PaletteIndex, query: PaletteQuery): PaletteHit[] {
  return query.kinds.flatMap((kind) => searchKind(index[kind].items, index[kind].labels, query.text));
}

function searchKind(items: PaletteItem[], labels: string[], text: string): PaletteHit[] {
  const hit = (at: number, marks: number[]): PaletteHit[] => {
    const item = items[at];
    return item ? [{ item, marks }] : [];
  };
  if (text === "") return items.map((item) => ({ item, marks: [] }));
  const found = fuzzy.filter(labels, text);
  if (found === null || found.length === 0) return substring(items, labels, text);
  const top = found.slice(0, ranked);
  const info = fuzzy.info(top, labels, text);
  const order = fuzzy.sort(info, labels, text);
  const best = order.flatMap((at) => hit(info.idx[at] ?? -1, info.ranges[at] ?? []));
  return [...best, ...found.slice(ranked).flatMap((at) => hit(at, []))];
}

/** What holds no letters (".", "-") the fuzzy search cannot take apart. */
function substring(items: PaletteItem[], labels: string[], text: string): PaletteHit[] {
  const wanted = text.toLowerCase();
  return items.flatMap((item, at) => {
    const start = (labels[at] ?? "").toLowerCase().indexOf(wanted);
    return start < 0 ? [] : [{ item, marks: [start, start + wanted.length] }];
  });
}

/** Cuts a label at its marks: pieces with and without a mark in turn. */
export function markedParts(label: string, marks: number[]): { text: string; marked: boolean }[] {
  const parts: { text: string; marked: boolean }[] = [];
  let at = 0;
  for (let index = 0; index + 1 < marks.length; index += 2) {
    const start = marks[index] ?? 0;
    const end = marks[index + 1] ?? 0;
    if (start > at) parts.push({ text: label.slice(at, start), marked: false });
    parts.push({ text: label.slice(start, end), marked: true });
    at = end;
  }
  if (at < label.length) parts.push({ text: label.slice(at), marked: false });
  return parts;
}
