"use client";

import { Button } from "#components/ui/button.tsx";
import { ValueViewer } from "#components/ui/value-viewer.tsx";
import type { KafkaRecord } from "#lib/contracts/records.ts";
import { formatBytes } from "#lib/format/bytes.ts";
import { AddColumnButton } from "./add-column-button.tsx";
import { DecodingLine } from "./decoding-line.tsx";
import { DecodingReasons } from "./decoding-reasons.tsx";

/** How a cut payload is loaded whole. */
export type LoadAll = { load: () => void; loading: boolean; fault: string | null };

type Props = {
  cluster: string;
  topic: string;
  record: KafkaRecord;
  noun: "key" | "value";
  all: LoadAll;
  /** Marked from the start: what a search found. */
  wanted?: string;
};

/** One payload as it deserves: tree, text or hex, null and empty in words; a cut one is loaded whole on request. */
export function PayloadView({ cluster, topic, record, noun, all, wanted = "" }: Props) {
  const payload = record[noun];
  const label = noun === "value" ? "Value" : "Key";
  if (payload.kind === "null" || payload.kind === "empty") {
    return <ValueViewer label={label} kind={payload.kind} text="" bytes={0} truncated={false} />;
  }
  return (
    <>
      <DecodingLine cluster={cluster} payload={payload} />
      <ValueViewer
        label={label}
        kind={payload.kind}
        text={payload.text}
        bytes={payload.bytes}
        truncated={payload.truncated}
        search={wanted}
        fieldAction={(steps) =>
          steps === "" ? null : <AddColumnButton cluster={cluster} topic={topic} path={`${noun}${steps}`} />
        }
        more={payload.truncated ? <LoadAllButton bytes={payload.bytes} all={all} /> : undefined}
      />
      <DecodingReasons cluster={cluster} topic={topic} record={record} part={noun} />
    </>
  );
}

function LoadAllButton({ bytes, all }: { bytes: number; all: LoadAll }) {
  return (
    <>
      <Button size="sm" onClick={all.load} busy={all.loading}>
        Load all {formatBytes(bytes)}
      </Button>
      {all.fault === null ? null : (
        <span role="alert" className="text-critical-text">
          {all.fault}
        </span>
      )}
    </>
  );
}
