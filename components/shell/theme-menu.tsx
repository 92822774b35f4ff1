"use client";

import { SunMoon } from "lucide-react";
import { usePreferences } from "#components/shared/preferences-provider.tsx";
import type { Preferences } from "#components/shared/preferences.ts";
import { Menu, MenuChoices, type MenuChoice } from "#components/ui/menu.tsx";

export const themes: MenuChoice<Preferences["theme"]>[] = [
  { value: "system", label: "System" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

export function ThemeMenu() {
  const { preferences, choose } = usePreferences();
  const trigger = (
    <button
      type="button"
      aria-label="Theme"
      title="Theme"
      className="grid size-7 place-items-center rounded-sm text-ink-2 hover:bg-hover hover:text-ink aria-expanded:bg-press"
    >
      <SunMoon aria-hidden className="size-4" />
    </button>
  );
  return (
    <Menu trigger={trigger}>
      <MenuChoices label="Theme" options={themes} value={preferences.theme} onChange={(theme) => choose({ theme })} />
    </Menu>
  );
}
