"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useMemo, type ReactNode } from "react";
import type { RawView } from "#components/ui/data-table-state.ts";
import { ViewKeeperContext, type NamedView, type ViewKeeper } from "#components/ui/data-table-views-context.ts";
import { asProblem } from "#lib/client/problem-error.ts";
import { viewMutations, viewQueries } from "./queries.ts";

type SavedViewsProps = {
  /** Which table: `topics/<cluster>`. */
  scope: string;
  /** Views every reader has. */
  own?: readonly NamedView[];
  children: ReactNode;
};

/** Gives the table inside its saved views, kept by the console for the person or for all. */
export function SavedViews({ scope, own, children }: SavedViewsProps) {
  const list = useQuery(viewQueries.list(scope));
  const { mutateAsync: create } = useMutation(viewMutations.create(scope));
  const { mutateAsync: replace } = useMutation(viewMutations.replace(scope));
  const { mutate: remove, error: notRemoved } = useMutation(viewMutations.remove(scope));
  const keeper = useMemo(
    (): ViewKeeper => ({
      views: [
        ...(own ?? []),
        ...(list.data?.views ?? []).map(({ id, name, view, mine, owner }): NamedView => ({
          id: mine ? id : null,
          name,
          view,
          ...(mine ? {} : { note: `shared by ${owner}` }),
        })),
      ],
      fault: list.isError
        ? `Your saved views could not be read: ${asProblem(list.error).detail}`
        : notRemoved === null
          ? null
          : asProblem(notRemoved).detail,
      save: (name, view, shared) => faultOf(create({ name, view: present(view), shared })),
      replace: (id, view) => faultOf(replace({ view: id, body: { view: present(view) } })),
      remove,
    }),
    [own, list.data, list.isError, list.error, notRemoved, create, replace, remove],
  );
  return <ViewKeeperContext value={keeper}>{children}</ViewKeeperContext>;
}

/** Null when it was done, else why not. */
async function faultOf(doing: Promise<unknown>): Promise<string | null> {
  try {
    await doing;
    return null;
  } catch (error) {
    return asProblem(error).detail;
  }
}

/** Without what is left at the table's default. */
function present(raw: RawView): Record<string, string> {
  return Object.fromEntries(Object.entries(raw).flatMap(([name, text]) => (text === null ? [] : [[name, text]])));
}
