"use client";

import { Columns3, GripVertical } from "lucide-react";
import { useState, type KeyboardEvent, type ReactNode } from "react";
import { Button } from "./button.tsx";
import { Checkbox } from "./checkbox.tsx";
import { cx } from "./cx.ts";
import type { ColumnModel } from "./data-table-model.ts";
import type { RowHeight } from "./data-table-state.ts";
import { Popover } from "./popover.tsx";
import { Segmented } from "./segmented.tsx";

type ColumnMenuProps<Row> = {
  model: ColumnModel<Row>;
  height: RowHeight;
  onHeight: (height: RowHeight) => void;
  /** Where the choice is kept: "Kept in the URL". */
  kept: string;
  /** Below the list: more columns to add. */
  end?: ReactNode;
};

/** Which columns, in which order, how high the rows. The name is fixed. */
export function ColumnMenu<Row>({ model, height, onHeight, kept, end }: ColumnMenuProps<Row>) {
  const [dragged, setDragged] = useState<string | null>(null);
  const { all, shown } = model;
  const isShown = (id: string) => shown.some((column) => column.id === id);

  const onGripKey = (event: KeyboardEvent<HTMLElement>, id: string, place: number) => {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    model.move(id, place + step);
  };

  return (
    <Popover
      label="Columns"
      align="end"
      className={end === undefined ? "w-58" : "w-80"}
      trigger={
        <Button className="tn">
          <Columns3 aria-hidden />
          Columns
          <span className="font-regular text-ink-3">
            {shown.length} of {all.length}
          </span>
        </Button>
      }
    >
      <p className="px-2 pt-1.5 pb-0.5 text-2xs text-ink-3">Columns, drag to reorder</p>
      <ul onPointerUp={() => setDragged(null)}>
        {all.map((column, place) => (
          <li
            key={column.id}
            onPointerEnter={() => dragged !== null && dragged !== column.id && model.move(dragged, place)}
            className={cx(
              "flex h-6.5 items-center gap-2 rounded-sm pr-1 pl-2",
              dragged === column.id ? "bg-press" : "hover:bg-hover",
            )}
          >
            <Checkbox
              checked={isShown(column.id)}
              disabled={place === 0 || column.hideable === false}
              onCheckedChange={(on) => model.show(column.id, on)}
              className="flex-1 overflow-hidden"
            >
              <span className="block truncate">{column.label ?? column.header}</span>
            </Checkbox>
            {place === 0 ? (
              <span className="pr-1 text-2xs text-ink-3">fixed</span>
            ) : (
              <button
                type="button"
                aria-label={`Move ${column.label ?? column.header}, ${place} of ${all.length - 1}; arrow up and down`}
                onPointerDown={(event) => {
                  event.currentTarget.releasePointerCapture(event.pointerId);
                  setDragged(column.id);
                }}
                onKeyDown={(event) => onGripKey(event, column.id, place)}
                className="grid size-6 cursor-grab touch-none place-items-center rounded-sm text-ink-3"
              >
                <GripVertical aria-hidden />
              </button>
            )}
          </li>
        ))}
      </ul>
      {end}
      <div className="-mx-1 mt-1 flex items-center justify-between border-t border-line px-3 py-1.5 text-xs">
        <span className="text-ink-3">Rows</span>
        <Segmented
          label="Row height"
          size="sm"
          value={height}
          onChange={onHeight}
          options={[
            { value: "normal", label: "Normal" },
            { value: "compact", label: "Compact" },
          ]}
        />
      </div>
      <div className="-mx-1 -mb-1 flex items-center justify-between border-t border-line px-3 py-1.5 text-xs">
        <button type="button" className="rounded-sm font-medium text-accent-text" onClick={model.reset}>
          Reset
        </button>
        <span className="text-ink-3">{kept}</span>
      </div>
    </Popover>
  );
}
