import type { SchemaField } from "#lib/contracts/schemas.ts";

/** A schema with more fields than this is read as text. */
const most = 2_000;
const deepest = 12;

export type FieldList = {
  fields: SchemaField[];
  add: (field: SchemaField) => void;
  /**
   * Runs `list` for the fields of a named type below `path`, unless that type is being listed already (a type may hold
   * itself) or the list is long enough.
   */
  inside: (type: unknown, depth: number, list: () => void) => void;
};

export function fieldList(): FieldList {
  const fields: SchemaField[] = [];
  const open = new Set<unknown>();
  return {
    fields,
    add: (field) => {
      if (fields.length < most) fields.push(field);
    },
    inside: (type, depth, list) => {
      if (open.has(type) || depth >= deepest || fields.length >= most) return;
      open.add(type);
      list();
      open.delete(type);
    },
  };
}

/** `address` + `city` → `address.city`; either may be empty. */
export function joinPath(path: string, name: string): string {
  return path === "" ? name : name === "" ? path : `${path}.${name}`;
}
