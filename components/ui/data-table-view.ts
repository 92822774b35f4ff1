import type { SortKey } from "./data-table-columns.ts";

/** What the person chose about columns: shown ids in order, with pixel widths where dragged. `null` is the table's default. */
export type ColumnChoice = readonly { id: string; width?: number }[] | null;

/** `-size,name`: most important first, a dash is descending. */
export function printSort(keys: readonly SortKey[]): string {
  return keys.map((key) => `${key.desc ? "-" : ""}${key.id}`).join(",");
}

/** Reads `printSort`; columns that are not known or may not be sorted are dropped, as are repeats. */
export function parseSort(text: string, known: ReadonlySet<string>): SortKey[] {
  const keys: SortKey[] = [];
  for (const part of text.split(",")) {
    const desc = part.startsWith("-");
    const id = desc ? part.slice(1) : part;
    if (known.has(id) && !keys.some((key) => key.id === id)) keys.push({ id, desc });
  }
  return keys;
}

/** `name:240,partitions`: shown columns in order. */
export function printColumns(choice: ColumnChoice): string | null {
  return choice && choice.map(({ id, width }) => (width === undefined ? id : `${id}:${width}`)).join(",");
}

/** Reads `printColumns`; unknown ids are dropped, the fixed column comes first, nonsense is the default. */
export function parseColumns(text: string | null, known: readonly string[]): ColumnChoice {
  if (!text) return null;
  const choice: { id: string; width?: number }[] = [];
  for (const part of text.split(",")) {
    const [id = "", digits = ""] = part.split(":");
    if (!known.includes(id) || choice.some((column) => column.id === id)) continue;
    const width = /^\d{2,4}$/u.test(digits) ? Number(digits) : undefined;
    choice.push(width === undefined ? { id } : { id, width });
  }
  const fixed = known[0];
  if (choice.length === 0 || fixed === undefined) return null;
  const name = choice.find((column) => column.id === fixed) ?? { id: fixed };
  return [name, ...choice.filter((column) => column !== name && column.id !== fixed)];
}

/** Moves one id next to another place; the first id is fixed and nothing goes before it. */
export function moveId(ids: readonly string[], id: string, to: number): string[] {
  const from = ids.indexOf(id);
  if (from < 1) return [...ids];
  const rest = ids.filter((other) => other !== id);
  rest.splice(Math.min(Math.max(to, 1), rest.length), 0, id);
  return rest;
}
