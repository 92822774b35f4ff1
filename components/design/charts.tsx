"use client";

import { useMemo, useState } from "react";
import { usePreferences } from "#components/shared/preferences-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { HeatRow } from "#components/ui/chart-heat-row.tsx";
import { LinkedCharts } from "#components/ui/chart-link.tsx";
import { Sparkline } from "#components/ui/chart-sparkline.tsx";
import type { ChartRange } from "#components/ui/chart-types.ts";
import { Chart } from "#components/ui/chart.tsx";
import { Row } from "./primitives.tsx";
import { courseOf, lag, start, stepMs, wave } from "./sample-charts.ts";

const lagSeries = [
  { id: "p7", label: "Partition 7" },
  { id: "others", label: "Other 11 partitions", context: true },
];
const lagMarks = {
  thresholds: [{ value: 50_000, label: "Alert above 50,000" }],
  events: [
    { at: start + 54 * stepMs, label: "rebalance, epoch 417" },
    { at: start + 107 * stepMs, label: "13th member joins, epoch 418" },
  ],
};

const brokers = ["a", "b", "c", "d", "e", "f"];
const many = Array.from({ length: 11 }, (_, index) => `t${index}`);
const produced = courseOf(["rate"], (_, at) => 96_000 * wave(0, at));
const latency = courseOf(brokers, (series, at) => 12 + series * 6 + 10 * wave(series, at));
const sizes = courseOf(many, (series, at) => (11 - series) * 900 + 700 * wave(series, at));
const nothing: never[] = [];

/** Every chart with every mark; the two at the top share cursor and range. */
export function Charts() {
  const { zone } = usePreferences().preferences;
  const [range, setRange] = useState<ChartRange | null>(null);
  const domain = useMemo(() => range ?? { from: start, to: start + 120 * stepMs }, [range]);
  const common = { zone, stepMs, domain, onRange: setRange };
  return (
    <>
      <LinkedCharts>
        <Chart
          {...common}
          {...lagMarks}
          title="Lag"
          unit="messages"
          hint="messages, sampled every 30 s"
          kind="stack"
          series={lagSeries}
          samples={lag}
          end={
            range === null ? null : (
              <Button size="sm" onClick={() => setRange(null)}>
                Whole hour
              </Button>
            )
          }
        />
        <Chart
          {...common}
          title="Produced"
          unit="messages/s"
          hint="messages/s"
          kind="area"
          series={[{ id: "rate", label: "All topics" }]}
          samples={produced}
        />
      </LinkedCharts>
      <Chart
        {...common}
        title="Latency of produce requests"
        unit="ms"
        hint="99th percentile, ms"
        kind="line"
        series={brokers.map((id, index) => ({ id, label: `Broker ${index + 1}` }))}
        samples={latency}
        thresholds={[{ value: 50, label: "Warn above 50 ms", tone: "warning" }]}
      />
      <Chart
        {...common}
        title="Size by topic"
        unit="MiB"
        hint="MiB, eleven topics"
        kind="stack"
        series={many.map((id, index) => ({ id, label: `topic-${index}` }))}
        samples={sizes}
        otherLabel={(count) => `Other ${count} topics`}
      />
      <Chart
        {...common}
        title="Failed requests"
        unit="requests"
        hint="requests a step"
        kind="bar"
        series={[{ id: "p7", label: "Produce" }]}
        samples={lag}
      />
      <Chart
        {...common}
        title="Nothing yet"
        unit="messages"
        kind="line"
        series={nothing}
        samples={nothing}
        empty="No samples yet: the first comes within 30 s."
      />
      <Chart {...common} title="On its way" unit="messages" kind="line" series={nothing} samples={undefined} />
      <Row title="Sparkline and heat row">
        <span className="tn">
          96,412 /s <Sparkline values={produced.map(({ values }) => Number(values.rate))} />
        </span>
        <span className="tn text-ink-3">
          12{" "}
          <Sparkline quiet values={Array.from({ length: 30 }, (_, at) => (at > 9 && at < 14 ? null : wave(3, at)))} />
        </span>
        <span className="w-90">
          <HeatRow
            label="36 partitions, most in partition 35, partition 20 is not known"
            cells={Array.from({ length: 36 }, (_, id) => ({
              id: String(id),
              value: id === 20 ? null : id * 100,
              title: id === 20 ? "Partition 20: not read, no leader" : `Partition ${id}: ${id * 100} messages`,
            }))}
          />
        </span>
      </Row>
    </>
  );
}
