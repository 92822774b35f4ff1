"use client";

import { Bookmark, X } from "lucide-react";
import { useContext, useMemo } from "react";
import { Button } from "./button.tsx";
import type { Column, Facet } from "./data-table-columns.ts";
import { SaveView } from "./data-table-save-view.tsx";
import type { RawView, ViewStore } from "./data-table-state.ts";
import { countView, sameView } from "./data-table-view-counts.ts";
import { ViewKeeperContext, type NamedView } from "./data-table-views-context.ts";
import { IconButton } from "./icon-button.tsx";
import { Popover } from "./popover.tsx";
import { Segmented } from "./segmented.tsx";

/** Beyond so many the views go into a list. */
const side = 3;

type TableViewsProps<Row> = {
  rows: readonly Row[] | undefined;
  columns: readonly Column<Row>[];
  facets: readonly Facet<Row>[];
  store: ViewStore;
};

/** The table's views with live counts: the first few at hand, all in the list, where the present one can be kept. */
export function TableViews<Row>({ rows, columns, facets, store: [raw, change] }: TableViewsProps<Row>) {
  const keeper = useContext(ViewKeeperContext);
  const views = useMemo((): NamedView[] => [{ id: null, name: "All", view: {} }, ...(keeper?.views ?? [])], [keeper]);
  const counts = useMemo(
    () => views.map(({ view }) => (rows ? countView(rows, columns, facets, view) : null)),
    [views, rows, columns, facets],
  );
  if (keeper === null) return null;
  const current = views.findIndex(({ view }) => sameView(view, raw));
  const show = (view: RawView) =>
    change({ ...Object.fromEntries(Object.keys(raw).map((name) => [name, null])), ...view });
  const atHand = views.slice(0, side + 1);
  return (
    <>
      {views.length > 1 ? (
        <Segmented
          label="Views"
          value={String(current)}
          onChange={(at) => show(views[Number(at)]?.view ?? {})}
          options={atHand.map(({ name, note }, at) => ({
            value: String(at),
            label: <span className="max-w-40 truncate">{name}</span>,
            // A figure's width while it is not known: what stands beside it moves less.
            count: counts[at] ?? "\u2007",
            title: note,
          }))}
        />
      ) : null}
      <Popover
        label="Saved views"
        trigger={
          <IconButton label="Saved views">
            <Bookmark aria-hidden />
          </IconButton>
        }
        className="w-72"
      >
        <ul>
          {views.map(({ id, name, view, note }, at) => (
            <li key={`${id}/${name}/${note}`} className="flex items-center gap-1">
              <Button variant="ghost" className="min-w-0 flex-1 justify-start" onClick={() => show(view)}>
                <span className="min-w-0 flex-1 truncate text-left">{name}</span>
                <span className="text-2xs text-ink-3">{note}</span>
                <span className="tn text-2xs text-ink-3">{counts[at]}</span>
              </Button>
              {id === null ? null : (
                <IconButton size="sm" label={`Delete the view ${name}`} onClick={() => keeper.remove(id)}>
                  <X aria-hidden />
                </IconButton>
              )}
            </li>
          ))}
        </ul>
        {keeper.fault === null ? null : (
          <p role="alert" className="px-2 py-1 text-xs text-critical-text">
            {keeper.fault}
          </p>
        )}
        {current === -1 ? <SaveView onSave={(name, shared) => keeper.save(name, raw, shared)} /> : null}
      </Popover>
    </>
  );
}
