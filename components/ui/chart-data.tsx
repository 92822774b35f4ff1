"use client";

import { useMemo } from "react";
import { formatTime, zoneLabel } from "#lib/format/time.ts";
import { valueText, type ChartModel } from "./chart-model.ts";
import { isMeasured } from "./chart-samples.ts";
import { sumOf } from "./chart-series.ts";
import type { ChartSample } from "./chart-types.ts";
import type { Column } from "./data-table-columns.ts";
import { DataTable } from "./data-table.tsx";
import { Dialog } from "./dialog.tsx";

type ChartDataProps = { title: string; model: ChartModel; onClose: () => void };

/** What a chart shows, as a table: exact, newest first, with an export. */
export function ChartData({ title, model, onClose }: ChartDataProps) {
  const rows = useMemo(() => model.samples.toReversed(), [model.samples]);
  const columns = useMemo(() => columnsOf(model), [model]);
  return (
    <Dialog open onClose={onClose} size="form" title={`${title}, ${model.unit}`} description="The data of the chart">
      <div className="-mx-5 -my-3 flex h-110 flex-col pt-3">
        <DataTable
          label={`${title}, data`}
          noun={{ one: "sample", many: "samples" }}
          columns={columns}
          rows={rows}
          rowId={(row) => String(row.at)}
          rowLabel={(row) => formatTime(row.at, model.zone)}
          initialSort={[{ id: "at", desc: true }]}
          filterLabel={null}
          exportName={title.toLowerCase()}
          live
        />
      </div>
    </Dialog>
  );
}

function columnsOf({ zone, domain, series, kind }: ChartModel): Column<ChartSample>[] {
  const measured = (sample: ChartSample) => series.flatMap(({ id }) => sample.values[id] ?? []);
  const unknown = ({ reason }: ChartSample) => ({ unknown: reason ?? "no sample" });
  return [
    {
      id: "at",
      header: `Time, ${zoneLabel(zone, new Date(domain.to))}`,
      width: 224,
      firstSort: "desc",
      value: (row) => row.at,
      exported: (row) => new Date(row.at).toISOString(),
      cell: (row) => <span className="tn font-regular">{formatTime(row.at, zone)}</span>,
    },
    ...series.map(({ id, label }): Column<ChartSample> => ({
      id: `series ${id}`,
      header: label,
      align: "end",
      minWidth: 112,
      firstSort: "desc",
      value: (row) => row.values[id] ?? null,
      state: (row) => (row.values[id] === undefined ? unknown(row) : null),
      cell: (row) => valueText(row.values[id] ?? null),
    })),
    ...(kind === "stack" && series.length > 1
      ? [
          {
            id: "sum",
            header: "Sum",
            align: "end" as const,
            minWidth: 112,
            firstSort: "desc" as const,
            value: (row: ChartSample) => (isMeasured(row) ? sumOf(measured(row)) : null),
            state: (row: ChartSample) => (measured(row).length < series.length ? unknown(row) : null),
            cell: (row: ChartSample) => valueText(sumOf(measured(row))),
          },
        ]
      : []),
  ];
}
