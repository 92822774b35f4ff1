"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { useCallback, useMemo, useState } from "react";
import type { Facet } from "./data-table-columns.ts";

/** The view as it stands in the address: q, sort, cols and one entry per facet; `null` is the table's default. */
export type RawView = Readonly<Record<string, string | null>>;
export type ViewStore = readonly [view: RawView, change: (patch: RawView) => void];

/** Names of all entries of a table's view. */
export function viewNames<Row>(facets: readonly Facet<Row>[] = []): string[] {
  return ["q", "sort", "cols", ...facets.map((facet) => facet.id)];
}

/** Keeps the view in the address, replacing the entry: the way back leads out of the table. */
export function useUrlView(names: readonly string[], prefix: string): ViewStore {
  const joined = names.join(",");
  const [parsers, urlKeys] = useMemo(() => {
    const list = joined.split(",");
    return [
      Object.fromEntries(list.map((name) => [name, parseAsString])),
      Object.fromEntries(list.map((name) => [name, prefix === "" ? name : `${prefix}.${name}`])),
    ] as const;
  }, [joined, prefix]);
  const [view, setView] = useQueryStates(parsers, { urlKeys, history: "replace", shallow: true });
  const change = useCallback((patch: RawView) => void setView(patch), [setView]);
  return [view, change];
}

/** Keeps the view as long as the table is mounted. */
export function useMemoryView(): ViewStore {
  const [view, setView] = useState<RawView>({});
  const change = useCallback((patch: RawView) => setView((old) => ({ ...old, ...patch })), []);
  return [view, change];
}

/** Columns as `cols` of the address, kept elsewhere; `words` say where: "Kept for this topic". Keep `keep` stable between renders. */
export type KeptColumns = { text: string | null; keep: (text: string | null) => void; words: string };

/** The same view, its columns those that are kept where it names none. */
export function withKeptColumns(
  [view, change]: ViewStore,
  text: string | null,
  keep: KeptColumns["keep"] | undefined,
): ViewStore {
  if (keep === undefined) return [view, change];
  return [
    { ...view, cols: view.cols ?? text },
    (patch) => {
      if (patch.cols !== undefined) keep(patch.cols);
      change(patch);
    },
  ];
}

export type RowHeight = "normal" | "compact";
