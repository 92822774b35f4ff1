"use client";

import { useMemo, useState } from "react";
import { usePageActionList } from "#components/shared/page-actions.tsx";
import { registryOf } from "#components/shared/schema-registry.ts";
import type { ClusterSummary } from "#lib/contracts/clusters.ts";
import { pagePath } from "#lib/format/urls.ts";
import { indexItems, type PaletteIndex, type PaletteItem } from "./palette-search.ts";
import { readRecents } from "./recents.ts";
import { useClusterNames } from "./use-cluster-names.ts";

function pagesOf(clusters: ClusterSummary[], current: string | null): PaletteItem[] {
  const page = (label: string, href: string, keys?: string, note?: string): PaletteItem => ({
    kind: "page",
    label,
    href,
    keys,
    note,
  });
  // The cluster one stands in comes first.
  const ordered = [...clusters].sort((a, b) => Number(b.id === current) - Number(a.id === current));
  return [
    ...ordered.flatMap((one) => {
      const base = pagePath("/clusters/[cluster]", { cluster: one.id });
      const here = one.id === current;
      return [
        page("Overview", base, here ? "g o" : undefined, one.name),
        page("Topics", `${base}/topics`, here ? "g t" : undefined, one.name),
        page("Consumer groups", `${base}/groups`, here ? "g c" : undefined, one.name),
        ...(registryOf(one) === null ? [] : [page("Schemas", `${base}/schemas`, here ? "g s" : undefined, one.name)]),
      ];
    }),
    page("Clusters", "/clusters"),
    page("Jobs", "/jobs", "g j"),
    page("Audit log", "/audit", "g a"),
    page("Settings", "/settings", "g ,"),
  ];
}

/** Everything the palette can find, and in words what could not be read. */
export function usePaletteItems(
  clusters: ClusterSummary[],
  current: string | null,
): { index: PaletteIndex; reading: boolean; missing: string[] } {
  const listActions = usePageActionList();
  // Read once: what the page offers does not change while the palette lies over it.
  const [actions] = useState(listActions);
  const [recents] = useState(readRecents);
  const { items: names, reading, missing } = useClusterNames(clusters);
  const index = useMemo(
    () =>
      indexItems([
        ...recents.map((one): PaletteItem => ({ kind: "recent", ...one })),
        ...names,
        ...actions.map((action): PaletteItem => ({
          kind: "action",
          label: action.label,
          keys: action.keys,
          blocked: action.blocked,
          run: action.run,
        })),
        ...pagesOf(clusters, current),
      ]),
    [recents, names, actions, clusters, current],
  );
  return { index, reading, missing };
}
