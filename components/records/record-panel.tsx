import type { KafkaRecord } from "#lib/contracts/records.ts";
import { RecordDetail } from "./record-detail.tsx";

/** A record opened in its row, with the accent at its left edge as the row has. */
export function RecordPanel({ cluster, topic, record }: { cluster: string; topic: string; record: KafkaRecord }) {
  return (
    <div className="bg-canvas whitespace-normal shadow-[inset_2px_0_0_var(--accent)]">
      <RecordDetail cluster={cluster} topic={topic} record={record} />
    </div>
  );
}
