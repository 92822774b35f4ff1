"use client";

import { useMemo } from "react";
import { DataTable } from "#components/ui/data-table.tsx";
import { SectionHead } from "#components/ui/toolbar.tsx";
import type { Broker } from "#lib/contracts/clusters.ts";
import { brokerColumns } from "./broker-columns.tsx";
import { racksOf } from "./health.ts";

export function BrokerTable({ brokers, old }: { brokers: Broker[]; old: string | null }) {
  const columns = useMemo(() => brokerColumns(brokers, old), [brokers, old]);
  return (
    <section className="shrink-0 border-t border-line">
      <div className="px-page py-2">
        <SectionHead title="Brokers" hint={`mark in the bar: mean of leaders · ${rackWords(brokers)}`} />
      </div>
      <DataTable
        label="Brokers"
        noun={{ one: "broker", many: "brokers" }}
        columns={columns}
        rows={brokers}
        rowId={(broker) => String(broker.id)}
        rowLabel={(broker) => `broker ${broker.id}`}
        initialSort={[{ id: "broker", desc: false }]}
        height="auto"
        bare
        live
      />
    </section>
  );
}

function rackWords(brokers: readonly Broker[]): string {
  const racks = racksOf(brokers);
  if (racks.every((entry) => entry.rack === null)) return "no racks set: replicas are placed without regard to them";
  return racks.map((entry) => `${entry.rack ?? "without rack"} ${entry.brokers}`).join(", ");
}
