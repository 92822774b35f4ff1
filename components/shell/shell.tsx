"use client";

import { useQuery } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { KeyboardMap } from "./keyboard-map.tsx";
import { clusterOf } from "./location.ts";
import { Navigation } from "./navigation.tsx";
import { PaletteProvider } from "./palette-provider.tsx";
import { shellQueries } from "./queries.ts";
import { ShellShortcuts } from "./shell-shortcuts.tsx";
import { TopBar } from "./top-bar.tsx";

/** Everything around a page: environment line, navigation, top bar. The sign-in page stands alone. */
export function Shell({ children }: { children: ReactNode }) {
  const path = usePathname();
  if (path === "/sign-in") return children;
  return <Frame path={path}>{children}</Frame>;
}

function Frame({ path, children }: { path: string; children: ReactNode }) {
  const id = clusterOf(path);
  const list = useQuery(shellQueries.clusters());
  const cluster = list.data?.clusters.find((one) => one.id === id) ?? null;
  const clusters = list.data?.clusters ?? [];
  return (
    <PaletteProvider clusters={clusters} cluster={id}>
      <ShellShortcuts clusters={clusters} cluster={id} />
      <KeyboardMap />
      <div
        data-env={cluster?.environment}
        className="grid h-dvh grid-cols-[var(--nav-rail)_minmax(0,1fr)] grid-rows-[var(--env-line)_var(--topbar-height)_minmax(0,1fr)] lg:grid-cols-[var(--nav-width)_minmax(0,1fr)]"
      >
        <a
          href="#page"
          className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-(--z-tooltip) focus:rounded-md focus:bg-raised focus:px-3 focus:py-1 focus:shadow-pop"
        >
          Skip to the page
        </a>
        <div
          title={cluster ? `${cluster.environment} cluster` : undefined}
          className={cluster ? "col-span-full bg-env" : "col-span-full bg-line"}
        />
        <Navigation
          clusters={clusters}
          cluster={cluster}
          clusterId={id}
          path={path}
          reading={list.data === undefined}
          failed={list.isError}
        />
        <TopBar path={path} name={cluster?.name ?? null} />
        <main id="page" tabIndex={-1} className="relative flex min-h-0 flex-col overflow-y-auto outline-none">
          {children}
        </main>
      </div>
    </PaletteProvider>
  );
}
