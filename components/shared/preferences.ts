import type { Zone } from "#lib/format/time.ts";

/** What a person chose for this browser; kept in a cookie so that the first byte of a page already obeys it. */
export type Preferences = {
  theme: "system" | "light" | "dark";
  zone: Zone;
  /** Shortcuts of one letter. */
  letters: boolean;
  rows: "normal" | "compact";
};

export const preferencesCookie = "wheelhouse_preferences";

const defaults: Preferences = { theme: "system", zone: "utc", letters: true, rows: "normal" };

/** Reads the cookie's text; what is unknown or missing falls back to the default. */
export function parsePreferences(text: string | undefined): Preferences {
  const given = new URLSearchParams(text ?? "");
  const theme = given.get("theme");
  return {
    theme: theme === "light" || theme === "dark" ? theme : defaults.theme,
    zone: given.get("zone") === "local" ? "local" : defaults.zone,
    letters: given.get("letters") !== "off",
    rows: given.get("rows") === "compact" ? "compact" : defaults.rows,
  };
}

/** The cookie's text, only characters that a cookie value may hold. */
export function printPreferences(preferences: Preferences): string {
  return new URLSearchParams({
    theme: preferences.theme,
    zone: preferences.zone,
    letters: preferences.letters ? "on" : "off",
    rows: preferences.rows,
  }).toString();
}
