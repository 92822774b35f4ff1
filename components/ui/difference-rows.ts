import { diffLines } from "diff";

export type Side = { number: number; text: string } | null;

/** One line of two texts beside each other; `fold` stands for that many equal lines from `at` on. */
export type DifferenceRow =
  | { kind: "same" | "changed" | "removed" | "added"; left: Side; right: Side }
  | { kind: "fold"; at: number; count: number };

/** Equal lines shown around a change. */
const context = 3;
/** Beyond this many edits the texts have nothing in common that is worth searching for. */
const mostEdits = 5_000;

/** Old and new text line by line: a removed line stands beside the added one that takes its place. */
export function differenceRows(before: string, after: string): Exclude<DifferenceRow, { kind: "fold" }>[] {
  const changes = diffLines(terminated(before), terminated(after), { maxEditLength: mostEdits }) ?? [
    { value: terminated(before), removed: true, added: false },
    { value: terminated(after), removed: false, added: true },
  ];
  const rows: Exclude<DifferenceRow, { kind: "fold" }>[] = [];
  let left = 0;
  let right = 0;
  let removed: string[] = [];
  const flush = (added: string[]) => {
    for (let index = 0; index < Math.max(removed.length, added.length); index++) {
      const gone = removed[index];
      const come = added[index];
      rows.push({
        kind: gone === undefined ? "added" : come === undefined ? "removed" : "changed",
        left: gone === undefined ? null : { number: ++left, text: gone },
        right: come === undefined ? null : { number: ++right, text: come },
      });
    }
    removed = [];
  };
  for (const change of changes) {
    const lines = linesOf(change.value);
    if (change.removed) removed = [...removed, ...lines];
    else if (change.added) flush(lines);
    else {
      flush([]);
      for (const text of lines)
        rows.push({ kind: "same", left: { number: ++left, text }, right: { number: ++right, text } });
    }
  }
  flush([]);
  return rows;
}

/** Folds long stretches of equal lines, except those that begin at a row in `open`. */
export function foldRows(rows: ReturnType<typeof differenceRows>, open: ReadonlySet<number>): DifferenceRow[] {
  const shown: DifferenceRow[] = [];
  for (let at = 0; at < rows.length;) {
    let end = at;
    while (end < rows.length && rows[end]?.kind === "same") end++;
    const from = at === 0 ? 0 : at + context;
    const to = end === rows.length ? end : end - context;
    if (to - from > context && !open.has(from)) {
      shown.push(...rows.slice(at, from), { kind: "fold", at: from, count: to - from }, ...rows.slice(to, end));
    } else {
      shown.push(...rows.slice(at, end));
    }
    const change = rows[end];
    if (change !== undefined) shown.push(change);
    at = end + 1;
  }
  return shown;
}

function terminated(text: string): string {
  return text.endsWith("\n") ? text : `${text}\n`;
}

function linesOf(value: string): string[] {
  return value.replace(/\n$/, "").split("\n");
}
