"use client";

import { useQueries } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { usePageActionList } from "#components/shared/page-actions.tsx";
import { registryOf } from "#components/shared/schema-registry.ts";
import type { ClusterSummary } from "#lib/contracts/clusters.ts";
import { pagePath } from "#lib/format/urls.ts";
import { indexItems, type PaletteIndex, type PaletteItem } from "./palette-search.ts";
import { shellQueries } from "./queries.ts";
import { readRecents } from "./recents.ts";

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
        ...(registryOf(one) === null ? [] : [page("Schemas", `${base}/schemas`, here ? "g s" : undefined, one.name)]),
      ];
    }),
    page("Clusters", "/clusters"),
    page("Jobs", "/jobs", "g j"),
    page("Audit log", "/audit", "g a"),
    page("Settings", "/settings", "g ,"),
  ];
}

/** Everything the palette can find, and the clusters whose topics could not be read. */
export function usePaletteItems(
  clusters: ClusterSummary[],
  current: string | null,
): { index: PaletteIndex; reading: boolean; missing: string[] } {
  const listActions = usePageActionList();
  // Read once: what the page offers does not change while the palette lies over it.
  const [actions] = useState(listActions);
  const [recents] = useState(readRecents);
  const lists = useQueries({
    queries: clusters.map((one) => shellQueries.topics(one.id)),
    combine: (results) => ({
      topics: results.map((result) => result.data?.topics),
      failed: results.map((result) => result.isError),
      reading: results.some((result) => result.isPending),
    }),
  });
  const index = useMemo(() => {
    const items: PaletteItem[] = [
      ...recents.map((one): PaletteItem => ({ kind: "recent", ...one })),
      ...clusters.flatMap((one, at) =>
        (lists.topics[at] ?? []).map((topic): PaletteItem => ({
          kind: "topic",
          label: topic.name,
          note: one.name,
          href: pagePath("/clusters/[cluster]/topics/[topic]", { cluster: one.id, topic: topic.name }),
        })),
      ),
      ...actions.map((action): PaletteItem => ({
        kind: "action",
        label: action.label,
        keys: action.keys,
        blocked: action.blocked,
        run: action.run,
      })),
      ...pagesOf(clusters, current),
    ];
    return indexItems(items);
  }, [recents, clusters, lists.topics, actions, current]);
  return {
    index,
    reading: lists.reading,
    missing: clusters.filter((_, at) => lists.failed[at]).map((one) => one.name),
  };
}
