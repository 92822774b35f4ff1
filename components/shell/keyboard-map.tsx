"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { useShortcut, useShortcutList, type Shortcut } from "#components/ui/shortcuts.tsx";

const MapDialog = dynamic(() => import("./keyboard-map-dialog.tsx").then((module) => module.KeyboardMapDialog));

const opened = "wheelhouse:keyboard-map";

export function openKeyboardMap(): void {
  window.dispatchEvent(new Event(opened));
}

/** The keys that work on this page, read from what the page declared. */
export function KeyboardMap() {
  const [entries, setEntries] = useState<Shortcut[] | null>(null);
  const list = useShortcutList();
  useEffect(() => {
    const open = () => setEntries(list());
    window.addEventListener(opened, open);
    return () => window.removeEventListener(opened, open);
  }, [list]);
  useShortcut("?", "Show this map", openKeyboardMap, "Everywhere");
  return entries === null ? null : <MapDialog entries={entries} onClose={() => setEntries(null)} />;
}
