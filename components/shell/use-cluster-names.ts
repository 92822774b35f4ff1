"use client";

import { useQueries, type UseQueryResult } from "@tanstack/react-query";
import { useMemo } from "react";
import { registryOf } from "#components/shared/schema-registry.ts";
import type { ClusterSummary } from "#lib/contracts/clusters.ts";
import { pagePath } from "#lib/format/urls.ts";
import type { PaletteItem, PaletteKind } from "./palette-search.ts";
import { shellQueries } from "./queries.ts";

/** The palette does not poll; lists that a page read within half a minute are good enough. */
const once = { staleTime: 30_000, refetchInterval: false as const };

type Lists<T> = { data: (T | undefined)[]; failed: boolean[]; reading: boolean };

/** A function of its own, so that the result stays the same object while nothing changed. */
function listsOf<T>(results: UseQueryResult<T>[]): Lists<T> {
  return {
    data: results.map(({ data }) => data),
    failed: results.map(({ isError }) => isError),
    reading: results.some(({ isPending }) => isPending),
  };
}

/** Topics, groups, subjects and brokers of all clusters: one request for each list, shared with the pages' own. */
export function useClusterNames(clusters: ClusterSummary[]): {
  items: PaletteItem[];
  reading: boolean;
  /** Clusters with the lists that could not be read: "payments (topics, groups)". */
  missing: string[];
} {
  const withRegistry = useMemo(() => clusters.filter((one) => registryOf(one)?.state === "ready"), [clusters]);
  const topics = useQueries({
    queries: clusters.map(({ id }) => ({ ...shellQueries.topics(id), ...once })),
    combine: listsOf,
  });
  const groups = useQueries({
    queries: clusters.map(({ id }) => ({ ...shellQueries.groups(id), ...once })),
    combine: listsOf,
  });
  const subjects = useQueries({
    queries: withRegistry.map(({ id }) => ({ ...shellQueries.subjects(id), ...once })),
    combine: listsOf,
  });
  const overviews = useQueries({
    queries: clusters.map(({ id }) => ({ ...shellQueries.overview(id), ...once })),
    combine: listsOf,
  });
  const items = useMemo(
    () => [
      ...itemsOf(clusters, topics, (one, list) =>
        list.topics.map(({ name }) => named("topic", one, name, "/clusters/[cluster]/topics/[topic]")),
      ),
      ...itemsOf(clusters, groups, (one, list) =>
        list.groups.map(({ id }) => named("group", one, id, "/clusters/[cluster]/groups/[group]")),
      ),
      ...itemsOf(withRegistry, subjects, (one, list) =>
        list.subjects.map((name) => named("subject", one, name, "/clusters/[cluster]/schemas/[subject]")),
      ),
      ...itemsOf(clusters, overviews, (one, { brokers }) =>
        brokers.map(({ id, host, port }) => ({
          ...named("broker", one, `Broker ${id}`, "/clusters/[cluster]"),
          note: `${host}:${port} · ${one.name}`,
        })),
      ),
    ],
    [clusters, withRegistry, topics, groups, subjects, overviews],
  );
  const missing = useMemo(() => {
    const words = (list: readonly ClusterSummary[], { failed }: Lists<unknown>, word: string) =>
      list.flatMap(({ name }, at) => (failed[at] ? [{ name, word }] : []));
    const all = [
      ...words(clusters, topics, "topics"),
      ...words(clusters, groups, "groups"),
      ...words(withRegistry, subjects, "subjects"),
      ...words(clusters, overviews, "brokers"),
    ];
    return [...Map.groupBy(all, ({ name }) => name)].map(
      ([name, lists]) => `${name} (${lists.map(({ word }) => word).join(", ")})`,
    );
  }, [clusters, withRegistry, topics, groups, subjects, overviews]);
  return {
    items,
    reading: topics.reading || groups.reading || subjects.reading || overviews.reading,
    missing,
  };
}

function itemsOf<T>(
  clusters: readonly ClusterSummary[],
  { data }: Lists<T>,
  items: (cluster: ClusterSummary, list: T) => PaletteItem[],
): PaletteItem[] {
  return clusters.flatMap((one, at) => {
    const list = data[at];
    return list === undefined ? [] : items(one, list);
  });
}

/** A name of a cluster with the page it leads to; the template's last parameter is the name. */
function named(kind: PaletteKind, cluster: ClusterSummary, name: string, template: string): PaletteItem {
  const href = pagePath(template, { cluster: cluster.id, topic: name, group: name, subject: name });
  return { kind, label: name, note: cluster.name, href };
}
