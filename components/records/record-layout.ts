import { parseFieldPath, printSteps, type FieldPath } from "#lib/format/field-path.ts";

/** Columns of their own, in their order, and whether they are shown when nobody chose. Further columns are paths of fields. */
export const baseColumns = [
  { id: "timestamp", shown: true },
  { id: "partition", shown: true },
  { id: "offset", shown: true },
  { id: "key", shown: true },
  { id: "value", shown: true },
  { id: "size", shown: true },
  { id: "headers", shown: false },
  { id: "schema", shown: false },
  { id: "keySchema", shown: false },
] as const;

export type FieldColumn = { id: string; path: string; field: FieldPath };

/** The path as the console writes it, whichever way it was typed; null when it names no field below key, value or headers. */
export function fieldPathOf(text: string): string | null {
  const field = parseFieldPath(text.trim());
  if ("message" in field) return null;
  if (field.root === "headers") return `headers${printSteps([{ name: field.name }, ...field.steps])}`;
  return field.steps.length === 0 ? null : `${field.root}${printSteps(field.steps)}`;
}

/** The id of a field's column: the path without what parts columns and widths in a layout. */
export function columnIdOf(path: string): string {
  return path.replace(/[%,:]/g, encodeURIComponent);
}

/** The columns of fields in a layout such as `timestamp,value.customer.id:180,key`. */
export function fieldColumnsOf(layout: string | null): FieldColumn[] {
  const found = new Map<string, FieldColumn>();
  for (const part of layout?.split(",") ?? []) {
    const path = fieldPathOf(pathOf(part.split(":")[0] ?? ""));
    const field = path === null ? null : parseFieldPath(path);
    if (path === null || field === null || "message" in field) continue;
    const id = columnIdOf(path);
    found.set(id, { id, path, field });
  }
  return [...found.values()];
}

/** Ids and paths of the shown columns, in their order. */
export function shownColumns(layout: string | null): string[] {
  if (layout === null) return baseColumns.filter(({ shown }) => shown).map(({ id }) => id);
  return layout.split(",").map((part) => pathOf(part.split(":")[0] ?? ""));
}

/** The layout with one column more: before the value, where there is one, else last. */
export function withField(layout: string | null, path: string): string {
  const id = columnIdOf(path);
  const parts = layout?.split(",") ?? shownColumns(null);
  if (parts.some((part) => part.split(":")[0] === id)) return parts.join(",");
  const value = parts.findIndex((part) => part.split(":")[0] === "value");
  return parts.toSpliced(value < 1 ? parts.length : value, 0, id).join(",");
}

function pathOf(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
