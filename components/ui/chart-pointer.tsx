"use client";

import { useState, type KeyboardEvent, type PointerEvent } from "react";
import { useCursor } from "./chart-link.tsx";
import { readingAt, readingText, stepFrom, xOf, type ChartModel } from "./chart-model.ts";
import { ChartTooltip } from "./chart-tooltip.tsx";
import type { ChartRange } from "./chart-types.ts";

type PointerProps = { model: ChartModel; label: string; onRange?: ((range: ChartRange | null) => void) | undefined };
type Stretch = { start: number; end: number };

/** Pixels a press may move and still be a click. */
const slack = 4;

/**
 * Cursor and selection over the plot. Pointer: move, drag, double click returns. Keys: arrows move, with Shift they select, Enter
 * takes the selection, Escape lets go.
 */
export function ChartPointer({ model, label, onRange }: PointerProps) {
  const cursor = useCursor();
  const [stretch, setStretch] = useState<Stretch | null>(null);
  const { domain } = model;
  const reading = cursor.at === null ? null : readingAt(model, cursor.at);
  const latest = readingAt(model, domain.to);
  const spoken = reading ?? latest;
  const selected = stretch === null ? null : rangeOf(stretch);

  const take = () => {
    if (selected !== null && selected.to > selected.from) onRange?.(selected);
    setStretch(null);
  };
  const down = (event: PointerEvent<HTMLDivElement>) => {
    if (onRange === undefined || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = timeAt(event, domain);
    setStretch({ start: at, end: at });
  };
  const move = (event: PointerEvent<HTMLDivElement>) => {
    const at = timeAt(event, domain);
    cursor.move(at);
    if (stretch !== null && event.buttons === 1) setStretch({ ...stretch, end: at });
  };
  const up = (event: PointerEvent<HTMLDivElement>) => {
    if (stretch === null) return;
    const { width } = event.currentTarget.getBoundingClientRect();
    const moved = (Math.abs(stretch.end - stretch.start) / (domain.to - domain.from)) * width;
    if (moved > slack) take();
    else setStretch(null);
  };
  const press = (event: KeyboardEvent) => {
    const steps = stepsOf(event.key);
    if (steps !== null) {
      const from = cursor.at ?? domain.to;
      const at = cursor.at === null && Math.abs(steps) === 1 ? stepFrom(model, from, 0) : stepFrom(model, from, steps);
      cursor.move(at);
      setStretch(event.shiftKey && onRange ? { start: stretch?.start ?? from, end: at } : null);
    } else if (event.key === "Enter" && stretch !== null) take();
    else if (event.key === "Escape" && (stretch !== null || cursor.at !== null)) {
      if (stretch === null) cursor.move(null);
      setStretch(null);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={`${label}, moment`}
      aria-valuemin={domain.from}
      aria-valuemax={domain.to}
      aria-valuenow={spoken?.at ?? domain.to}
      aria-valuetext={spoken === null ? "no samples" : readingText(spoken, model)}
      className="absolute inset-0 cursor-crosshair touch-pan-y select-none"
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={() => setStretch(null)}
      onPointerLeave={() => cursor.move(null)}
      onDoubleClick={() => onRange?.(null)}
      onKeyDown={press}
      onBlur={() => cursor.move(null)}
    >
      {selected === null ? null : (
        <div
          className="pointer-events-none absolute inset-y-0 border-x border-accent bg-accent/12"
          style={{
            left: `${xOf(model, selected.from) * 100}%`,
            width: `${(xOf(model, selected.to) - xOf(model, selected.from)) * 100}%`,
          }}
        />
      )}
      {reading === null ? null : <ChartTooltip model={model} reading={reading} />}
    </div>
  );
}

function timeAt(event: PointerEvent<HTMLDivElement>, { from, to }: ChartRange): number {
  const { left, width } = event.currentTarget.getBoundingClientRect();
  const x = width === 0 ? 0 : Math.min(1, Math.max(0, (event.clientX - left) / width));
  return Math.round(from + x * (to - from));
}

function rangeOf({ start, end }: Stretch): ChartRange {
  return { from: Math.min(start, end), to: Math.max(start, end) };
}

function stepsOf(key: string): number | null {
  if (key === "ArrowLeft" || key === "ArrowDown") return -1;
  if (key === "ArrowRight" || key === "ArrowUp") return 1;
  if (key === "PageDown") return -10;
  if (key === "PageUp") return 10;
  if (key === "Home") return -Infinity;
  return key === "End" ? Infinity : null;
}
