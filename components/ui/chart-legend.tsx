"use client";

import type { MouseEvent } from "react";
import { colourVar, valueText, type DrawnSeries } from "./chart-model.ts";
import type { ChartValue } from "./chart-types.ts";
import { cx } from "./cx.ts";

type LegendProps = {
  series: readonly DrawnSeries[];
  shown: ReadonlySet<string> | null;
  /** The latest reading of a series. */
  current: (id: string) => ChartValue | null;
  onPress: (id: string, add: boolean) => void;
};

/** Names, colours and current values. A press shows one series alone, with Ctrl or ⌘ it takes one in or out. */
export function ChartLegend({ series, shown, current, onPress }: LegendProps) {
  const press = (id: string) => (event: MouseEvent) => onPress(id, event.ctrlKey || event.metaKey);
  return (
    <div role="group" aria-label="Series" className="flex min-w-0 flex-wrap gap-x-2">
      {series.map(({ id, label, colour, dashed }) => {
        const on = shown === null || shown.has(id);
        return (
          <button
            key={id}
            type="button"
            aria-pressed={on}
            title="Show alone; with Ctrl or ⌘ take in or out"
            onClick={press(id)}
            className={cx(
              "tn inline-flex h-6 items-center gap-1.5 rounded-sm px-1 text-xs whitespace-nowrap hover:bg-hover",
              on ? "text-ink-2" : "text-ink-3 line-through decoration-ink-4",
            )}
          >
            <svg aria-hidden width="10" height="3" className={on ? "" : "opacity-40"}>
              <line
                x1="0"
                x2="10"
                y1="1.5"
                y2="1.5"
                stroke={colourVar(colour)}
                strokeWidth="3"
                strokeDasharray={dashed ? "4 2" : undefined}
              />
            </svg>
            {label}
            {on ? <span className="font-medium text-ink">{valueText(current(id))}</span> : null}
          </button>
        );
      })}
    </div>
  );
}
