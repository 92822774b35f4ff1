export type Press = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean };

/** `Mod+k` for ⌘K or Ctrl K, else the key itself: `?`, `g`, `Escape`. Null for a lone modifier and for what Alt makes. */
export function pressName(press: Press): string | null {
  if (press.altKey || ["Shift", "Control", "Meta", "Alt", "Dead"].includes(press.key)) return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  return press.ctrlKey || press.metaKey ? `Mod+${key}` : key;
}

/**
 * What the pressed sequence means to a shortcut written as `g t`: all of it, its beginning, or nothing.
 * The sequence ends with the newest press.
 */
export function matchSequence(pressed: readonly string[], shortcut: string): "full" | "start" | "none" {
  const wanted = shortcut.split(" ");
  const tail = pressed.slice(-wanted.length);
  if (tail.length === wanted.length && tail.every((key, index) => key === wanted[index])) return "full";
  for (let length = Math.min(pressed.length, wanted.length - 1); length > 0; length--) {
    if (pressed.slice(-length).every((key, index) => key === wanted[index])) return "start";
  }
  return "none";
}

/** The keys of a shortcut for display: `g t` → g, t; `Mod+k` → Mod, K. */
export function shortcutKeys(shortcut: string): string[] {
  return shortcut
    .split(" ")
    .flatMap((key) =>
      key.startsWith("Mod+") ? ["Mod", key.slice(4).toUpperCase()] : [key === "Escape" ? "Esc" : key],
    );
}
