"use client";

import { createContext, lazy, Suspense, useCallback, useContext, useState, type ReactNode } from "react";
import { useShortcut } from "#components/ui/shortcuts.tsx";
import type { ClusterSummary } from "#lib/contracts/clusters.ts";

// The index and the fuzzy search are loaded when somebody first asks for them.
const Palette = lazy(() => import("./palette.tsx").then((module) => ({ default: module.Palette })));

const OpenContext = createContext<() => void>(() => {});

type PaletteProviderProps = { clusters: ClusterSummary[]; cluster: string | null; children: ReactNode };

export function PaletteProvider({ clusters, cluster, children }: PaletteProviderProps) {
  const [open, setOpen] = useState(false);
  const [early, setEarly] = useState("");
  const show = useCallback(() => setOpen(true), []);
  const close = () => {
    setOpen(false);
    setEarly("");
  };
  useShortcut("Mod+k", "Search or jump to", () => (open ? close() : show()), "Everywhere");
  return (
    <OpenContext value={show}>
      {children}
      {open ? (
        <Suspense fallback={<EarlyInput value={early} onChange={setEarly} onClose={close} />}>
          <Palette clusters={clusters} cluster={cluster} initial={early} onClose={close} />
        </Suspense>
      ) : null}
    </OpenContext>
  );
}

type EarlyInputProps = { value: string; onChange: (text: string) => void; onClose: () => void };

/** Takes what is typed while the palette is still on its way; else it would go to the page. */
function EarlyInput({ value, onChange, onClose }: EarlyInputProps) {
  return (
    <input
      autoFocus
      aria-label="Search or jump to"
      className="sr-only"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => (event.key === "Escape" ? onClose() : undefined)}
    />
  );
}

export function useOpenPalette(): () => void {
  return useContext(OpenContext);
}
