"use client";

import { useMemo } from "react";
import { Area, Bar, CartesianGrid, ComposedChart, Line, usePlotArea, XAxis, YAxis } from "recharts";
import { ChartMarks } from "./chart-marks.tsx";
import { colourVar, tickText, type ChartModel, type DrawnSeries } from "./chart-model.ts";
import { ChartPointer } from "./chart-pointer.tsx";
import { breakAtGaps } from "./chart-samples.ts";
import { axisText } from "./chart-ticks.ts";
import type { ChartEvent, ChartRange, ChartSample, ChartThreshold } from "./chart-types.ts";

export type ChartPlotProps = {
  model: ChartModel;
  label: string;
  thresholds: readonly ChartThreshold[];
  events: readonly ChartEvent[];
  onRange?: ((range: ChartRange | null) => void) | undefined;
};

// The overlay of marks and cursor stands exactly on the plot, so these measures are fixed; its inset below is the same.
const margin = { top: 8, right: 0, bottom: 0, left: 0 };
const axisWidth = 52;
const axisHeight = 22;

/** The part of a chart that needs recharts; loaded by `Chart` when a chart is shown. */
export function ChartPlot({ model, label, thresholds, events, onRange }: ChartPlotProps) {
  const rows = useMemo(() => breakAtGaps(model.samples, model.gaps), [model]);
  const drawn = useMemo(
    () => model.series.toReversed().map((series) => ({ series, of: valueOf(series.id) })),
    [model.series],
  );
  return (
    <div className="relative size-full">
      <div aria-hidden className="size-full">
        <ComposedChart
          responsive
          style={{ width: "100%", height: "100%" }}
          data={[...rows]}
          margin={margin}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
          <XAxis
            dataKey="at"
            type="number"
            scale="time"
            domain={[model.domain.from, model.domain.to]}
            allowDataOverflow
            ticks={[...model.ticks.time]}
            interval="preserveStartEnd"
            minTickGap={12}
            tickFormatter={(at: number) => tickText(at, model)}
            height={axisHeight}
            tickLine={false}
            axisLine={{ stroke: "var(--chart-axis)", strokeOpacity: 0.5 }}
            tick={<TimeTick model={model} />}
          />
          <YAxis
            width={axisWidth}
            domain={[0, model.top]}
            ticks={[...model.ticks.value]}
            interval={0}
            axisLine={false}
            tickLine={false}
            tickMargin={6}
            tickFormatter={axisText}
            tick={{ fontSize: 11, fill: "var(--chart-axis)" }}
          />
          {model.kind === "bar" ? (
            <Bars drawn={drawn} steps={(model.domain.to - model.domain.from) / model.stepMs} />
          ) : (
            drawn.map(({ series, of }, place) =>
              model.kind === "line" ? (
                <Line
                  key={place}
                  dataKey={of}
                  {...strokeOf(series)}
                  dot={false}
                  activeDot={false}
                  isAnimationActive={false}
                />
              ) : (
                <Area
                  key={place}
                  dataKey={of}
                  {...strokeOf(series)}
                  stackId={model.kind === "stack" ? "sum" : undefined}
                  fill={colourVar(series.colour)}
                  fillOpacity={0.29}
                  dot={false}
                  activeDot={false}
                  isAnimationActive={false}
                />
              ),
            )
          )}
        </ComposedChart>
      </div>
      <div className="absolute top-2 right-0 bottom-5.5 left-13">
        <ChartMarks model={model} thresholds={thresholds} events={events} />
        <ChartPointer model={model} label={label} onRange={onRange} />
      </div>
    </div>
  );
}

// Keys are places: recharts stacks in the order in which its parts came, and a series may change its place.
type Drawn = { series: DrawnSeries; of: (sample: ChartSample) => number | null };

/** A number axis gives bars no width of their own: as wide as a step of time, with a hair between them. */
function Bars({ drawn, steps }: { drawn: readonly Drawn[]; steps: number }) {
  const area = usePlotArea();
  const size = Math.max(1, (area?.width ?? 0) / Math.max(1, steps) - 1);
  return drawn.map(({ series, of }, place) => (
    <Bar
      key={place}
      dataKey={of}
      stackId="sum"
      barSize={size}
      fill={colourVar(series.colour)}
      activeBar={false}
      isAnimationActive={false}
    />
  ));
}

/** Exact counts are drawn as doubles: a pixel is coarser. */
function valueOf(id: string): Drawn["of"] {
  return ({ values }) => {
    const value = values[id];
    return value === undefined ? null : Number(value);
  };
}

function strokeOf({ colour, dashed }: DrawnSeries) {
  return {
    type: "linear" as const,
    stroke: colourVar(colour),
    strokeWidth: 1.6,
    strokeLinejoin: "round" as const,
    strokeLinecap: "round" as const,
    strokeDasharray: dashed ? "5 3" : undefined,
    connectNulls: false,
  };
}

type TickProps = { model: ChartModel; x?: number; y?: number; payload?: { value: number } };

/** The first and the last label stay inside the plot. */
function TimeTick({ model, x = 0, y = 0, payload }: TickProps) {
  if (payload === undefined) return null;
  const place = (payload.value - model.domain.from) / (model.domain.to - model.domain.from);
  return (
    <text
      x={x}
      y={y}
      dy={7}
      textAnchor={place < 0.03 ? "start" : place > 0.97 ? "end" : "middle"}
      className="tn fill-chart-axis text-2xs"
    >
      {tickText(payload.value, model)}
    </text>
  );
}
