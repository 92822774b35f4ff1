"use client";

import type { GridProps } from "./data-table-grid-props.ts";
import { Foot, type KeyHint } from "./foot.tsx";

type DataTableFootProps<Row> = GridProps<Row> & {
  visible: { first: number; last: number } | null;
  /** Columns that left for lack of room. */
  left: number;
};

/** Rows shown, sort, the order that waits, key hints, age of the data. */
export function DataTableFoot<Row>(props: DataTableFootProps<Row>) {
  const { table, view, list, total, selection, waiting, release, visible, left } = props;
  const opens = table.renderDetail || table.onOpen || table.rowHref;
  const hints: KeyHint[] = [{ keys: ["j", "k"], act: "move" }];
  if (selection.on) hints.push({ keys: ["x"], act: "select" });
  if (opens) hints.push({ keys: ["↵"], act: "open" });
  return (
    <Foot hints={list.length > 0 ? hints : []} end={table.foot}>
      {list.length > 0 ? <span>{rowsText(list.length, total, visible)}</span> : null}
      {list.length > 1 ? <span>{sortText(props)}</span> : null}
      {waiting ? (
        <button type="button" onClick={release} className="h-6 rounded-sm font-medium text-accent-text">
          Order changed, sort again
        </button>
      ) : null}
      {left > 0 ? <span>{left === 1 ? "1 column" : `${left} columns`} without room</span> : null}
      {table.footStart}
      <span role="status" className="sr-only">
        {view.narrowed && total !== null ? `${group(list.length)} of ${group(total)} ${table.noun.many}` : ""}
      </span>
    </Foot>
  );
}

function rowsText(length: number, total: number | null, visible: { first: number; last: number } | null): string {
  const rows = visible
    ? `Rows ${group(visible.first)}–${group(visible.last)} of ${group(length)}`
    : `${group(length)} shown`;
  return total !== null && total !== length ? `${rows}, ${group(total)} without filter` : rows;
}

function sortText<Row>({ view, table }: GridProps<Row>): string {
  if (table.initialSortWords !== undefined && view.sort === table.initialSort) return table.initialSortWords;
  const words = view.sort.flatMap(({ id, desc }) => {
    const column = table.columns.find((one) => one.id === id);
    return column ? [`${sentencePart(column.label ?? column.header)}${desc ? ", descending" : ""}`] : [];
  });
  return words.length > 0 ? `Sorted by ${words.join(", then ")}` : "";
}

function group(count: number): string {
  return count.toLocaleString("en-US");
}

/** A column's name inside a sentence: "Timestamp, UTC" keeps its abbreviation. */
function sentencePart(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
