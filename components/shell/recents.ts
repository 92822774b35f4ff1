export type Recent = { label: string; note: string; href: string };

const key = "wheelhouse.recent";

/** What was opened last from the palette in this browser, newest first. Broken or missing storage is an empty list. */
export function readRecents(): Recent[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isRecent) : [];
  } catch {
    return [];
  }
}

export function rememberRecent(recent: Recent): void {
  const others = readRecents().filter((one) => one.href !== recent.href);
  try {
    localStorage.setItem(key, JSON.stringify([recent, ...others].slice(0, 12)));
  } catch {
    // Storage may be off or full; a list of recents is not worth a word.
  }
}

function isRecent(kept: unknown): kept is Recent {
  if (typeof kept !== "object" || kept === null) return false;
  return ["label", "note", "href"].every((name) => typeof Reflect.get(kept, name) === "string");
}
