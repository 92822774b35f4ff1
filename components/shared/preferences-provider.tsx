"use client";

import { createContext, useCallback, useContext, useLayoutEffect, useMemo, useState, type ReactNode } from "react";
import { parsePreferences, preferencesCookie, printPreferences, type Preferences } from "./preferences.ts";

type Held = { preferences: Preferences; choose: (patch: Partial<Preferences>) => void };

const PreferencesContext = createContext<Held>({ preferences: parsePreferences(undefined), choose: () => {} });

const year = 31_536_000;

/** `initial` comes from the cookie of the request, so that server and browser draw the same. */
export function PreferencesProvider({ initial, children }: { initial: Preferences; children: ReactNode }) {
  const [preferences, setPreferences] = useState(initial);
  const choose = useCallback((patch: Partial<Preferences>) => {
    setPreferences((now) => {
      const next = { ...now, ...patch };
      document.cookie = `${preferencesCookie}=${printPreferences(next)}; path=/; max-age=${year}; samesite=lax`;
      return next;
    });
  }, []);
  // `initial` too: a refresh of the root layout resets the attribute, and this puts it right before the paint.
  useLayoutEffect(() => followTheme(preferences.theme), [preferences.theme, initial]);
  const held = useMemo(() => ({ preferences, choose }), [preferences, choose]);
  return <PreferencesContext value={held}>{children}</PreferencesContext>;
}

function followTheme(theme: Preferences["theme"]): () => void {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    document.documentElement.dataset.theme = theme === "system" ? (dark.matches ? "dark" : "light") : theme;
  };
  apply();
  dark.addEventListener("change", apply);
  return () => dark.removeEventListener("change", apply);
}

export function usePreferences(): Held {
  return useContext(PreferencesContext);
}
