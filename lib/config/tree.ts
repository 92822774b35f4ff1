/** A raw configuration or a part of it, before its shape was checked. */
export type Tree = { [key: string]: unknown };

export function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Puts a value at a generic key such as `connect[].tls.ca`, where `[]` stands for the first of a list. A key inside a
 * group replaces a plain `true` of the group; a plain `false` stays and counts.
 */
export function put(tree: Tree, key: string, value: unknown): void {
  const [, head = "", list, rest] = /^([^.[]+)(\[\])?(?:\.(.+))?$/.exec(key) ?? [];
  const present = tree[head];
  if (rest === undefined) {
    tree[head] = value;
  } else if (list !== undefined) {
    const first: unknown = Array.isArray(present) ? present[0] : undefined;
    const child = isTree(first) ? first : {};
    tree[head] = [child];
    put(child, rest, value);
  } else if (present !== false && present !== "false") {
    const child = isTree(present) ? present : {};
    tree[head] = child;
    put(child, rest, value);
  }
}

/** `over` with what it lacks taken from `under`; groups are merged key by key, a plain `true` takes the group of the other. */
export function mergeTrees(over: unknown, under: unknown): unknown {
  if (over === undefined) return under;
  if (isTree(under) && (over === true || over === "true")) return under;
  if (!isTree(over) || !isTree(under)) return over;
  const keys = new Set([...Object.keys(under), ...Object.keys(over)]);
  return Object.fromEntries([...keys].map((key) => [key, mergeTrees(over[key], under[key])]));
}
