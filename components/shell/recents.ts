import { z } from "#lib/contracts/zod.ts";

const entry = z.object({ label: z.string(), note: z.string(), href: z.string() });
export type Recent = z.infer<typeof entry>;

const key = "wheelhouse.recent";

/** What was opened last from the palette in this browser, newest first. Broken or missing storage is an empty list. */
export function readRecents(): Recent[] {
  try {
    return z.array(entry).parse(JSON.parse(localStorage.getItem(key) ?? "[]"));
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
