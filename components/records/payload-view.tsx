"use client";

import { Button } from "#components/ui/button.tsx";
import type { Payload } from "#lib/contracts/records.ts";
import { formatBytes, formatBytesExact } from "#lib/format/bytes.ts";

/** How a cut payload is loaded whole. */
export type LoadAll = { load: () => void; loading: boolean; fault: string | null };

type Props = { payload: Payload; noun: "key" | "value"; all: LoadAll };

/** One payload as it deserves: null and empty in words, the rest as tree, text or hex; a cut one says so. */
export function PayloadView({ payload, noun, all }: Props) {
  if (payload.kind === "null") {
    return (
      <p className="px-page py-3 text-ink-2">
        <span className="code mr-2 text-ink-3 italic">null</span>
        {noun === "value" ? "A tombstone: in a compacted topic it removes its key." : "The record has no key."}
      </p>
    );
  }
  if (payload.kind === "empty") {
    return <p className="px-page py-3 text-ink-2">Empty: 0 bytes, which is not null.</p>;
  }
  return (
    <>
      {payload.truncated ? (
        <p className="px-page flex flex-wrap items-center gap-3 border-b border-line py-1.5 text-xs text-ink-2">
          <span title={formatBytesExact(payload.bytes)}>
            Only the first part is shown: the {noun} has {formatBytes(payload.bytes)}.
          </span>
          <Button size="sm" onClick={all.load} busy={all.loading}>
            Load all {formatBytes(payload.bytes)}
          </Button>
          {all.fault === null ? null : (
            <span role="alert" className="text-critical-text">
              {all.fault}
            </span>
          )}
        </p>
      ) : null}
      <pre className="code px-page max-h-110 overflow-auto py-2" tabIndex={0}>
        {payload.text}
      </pre>
    </>
  );
}
