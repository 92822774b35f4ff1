/**
 * The item a key of an open menu leads to (ARIA menu pattern): arrows go round, Home and End, a letter finds the next
 * item that begins with it. Undefined for any other key.
 */
export function itemAt<Item extends { textContent: string | null }>(
  items: readonly Item[],
  current: unknown,
  key: string,
): Item | undefined {
  const at = items.findIndex((one) => one === current);
  if (key === "Home" || (key === "ArrowDown" && at === items.length - 1)) return items[0];
  if (key === "End" || (key === "ArrowUp" && at <= 0)) return items.at(-1);
  if (key === "ArrowDown") return items[at + 1];
  if (key === "ArrowUp") return items[at - 1];
  if (key.length !== 1 || key === " ") return undefined;
  const begins = (one: Item) => (one.textContent ?? "").trim().toLowerCase().startsWith(key.toLowerCase());
  return items.slice(at + 1).find(begins) ?? items.find(begins);
}
