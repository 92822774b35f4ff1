"use client";

import dynamic from "next/dynamic";
import { createContext, useCallback, useContext, useState, type ReactNode } from "react";
import { useShortcut } from "#components/ui/shortcuts.tsx";
import type { ClusterSummary } from "#lib/contracts/clusters.ts";

// The index and the fuzzy search are loaded when somebody first asks for them.
const Palette = dynamic(() => import("./palette.tsx").then((module) => module.Palette), { ssr: false });

const OpenContext = createContext<() => void>(() => {});

type PaletteProviderProps = { clusters: ClusterSummary[]; cluster: string | null; children: ReactNode };

export function PaletteProvider({ clusters, cluster, children }: PaletteProviderProps) {
  const [open, setOpen] = useState(false);
  const show = useCallback(() => setOpen(true), []);
  useShortcut("Mod+k", "Search or jump to", () => setOpen((now) => !now), "Everywhere");
  return (
    <OpenContext value={show}>
      {children}
      {open ? <Palette clusters={clusters} cluster={cluster} onClose={() => setOpen(false)} /> : null}
    </OpenContext>
  );
}

export function useOpenPalette(): () => void {
  return useContext(OpenContext);
}
