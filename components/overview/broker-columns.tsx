import { Badge } from "#components/ui/badge.tsx";
import { Bar } from "#components/ui/bar.tsx";
import type { CellState, Column } from "#components/ui/data-table-columns.ts";
import { Status } from "#components/ui/status-mark.tsx";
import type { Broker } from "#lib/contracts/clusters.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { meanLeaders, toMean } from "./health.ts";

/** Columns of the brokers; bars share one scale, their tick is the mean of leaders. */
export function brokerColumns(brokers: readonly Broker[], old: string | null): Column<Broker>[] {
  const mean = meanLeaders(brokers);
  const most = Math.max(1, ...brokers.map((broker) => broker.leaders));
  const state = (): CellState => (old === null ? null : { old, quiet: true });
  return [
    {
      id: "broker",
      header: "Broker",
      minWidth: 220,
      value: (broker) => broker.id,
      full: (broker) => `${broker.id} ${broker.host}:${broker.port}`,
      cell: (broker) => (
        <>
          {broker.id}
          <span className="ml-2 font-regular text-ink-2">
            {broker.host}:{broker.port}
          </span>
          {broker.controller ? <Badge className="ml-2">controller</Badge> : null}
        </>
      ),
    },
    {
      id: "state",
      header: "State",
      width: 168,
      value: (broker) => broker.outOfSync,
      full: (broker) => stateWords(broker),
      cell: (broker) => (
        <Status status={broker.outOfSync > 0 ? "warning" : "ok"} quiet={broker.outOfSync === 0}>
          {stateWords(broker)}
        </Status>
      ),
      state,
    },
    {
      id: "rack",
      header: "Rack",
      width: 96,
      priority: 1,
      value: (broker) => broker.rack,
      cell: (broker) => broker.rack ?? <span className="text-ink-3">none</span>,
      state,
    },
    {
      id: "leaders",
      header: "Leaders",
      width: 176,
      firstSort: "desc",
      value: (broker) => broker.leaders,
      full: (broker) => `${formatInteger(broker.leaders)}, mean ${formatInteger(Math.round(mean))}`,
      cell: (broker) => (
        <span className="flex items-center gap-2.5">
          <span className="inline-block w-22">
            <Bar fraction={broker.leaders / most} reference={mean / most} />
          </span>
          <span className="tn ml-auto">{formatInteger(broker.leaders)}</span>
        </span>
      ),
      state,
    },
    {
      id: "toMean",
      header: "To mean",
      align: "end",
      width: 96,
      priority: 3,
      value: (broker) => (mean === 0 ? null : broker.leaders - mean),
      full: (broker) => toMean(broker.leaders, mean) ?? "–",
      cell: (broker) => <span className="text-ink-2">{toMean(broker.leaders, mean) ?? "–"}</span>,
      state,
    },
    {
      id: "replicas",
      header: "Replicas",
      align: "end",
      width: 96,
      priority: 2,
      firstSort: "desc",
      value: (broker) => broker.replicas,
      cell: (broker) => formatInteger(broker.replicas),
      state,
    },
  ];
}

function stateWords(broker: Broker): string {
  return broker.outOfSync === 0 ? "Serving" : `${formatInteger(broker.outOfSync)} out of sync`;
}
