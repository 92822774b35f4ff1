"use client";

import { Columns3 } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { markAll } from "#components/ui/value-viewer-parts.tsx";
import type { KafkaRecord } from "#lib/contracts/records.ts";
import { printSteps } from "#lib/format/field-path.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { PayloadCell } from "./payload-cell.tsx";
import type { LoadAll } from "./payload-view.tsx";
import { useAddColumn } from "./use-add-column.ts";

type Props = {
  cluster: string;
  topic: string;
  headers: KafkaRecord["headers"];
  count: number;
  all: LoadAll;
  /** Marked: what a search found. */
  wanted?: string;
};

/** Headers in their stored order, repeats kept. */
export function HeaderList({ cluster, topic, headers, count, all, wanted = "" }: Props) {
  const columns = useAddColumn(cluster, topic);
  if (count === 0) return <p className="px-page py-3 text-ink-3">This record carries no headers.</p>;
  return (
    <>
      <div tabIndex={0} role="region" aria-label="Headers" className="px-page max-h-110 overflow-y-auto py-2">
        <ol className="text-xs leading-5">
          {headers.map((header, index) => (
            <li
              key={index}
              className="grid group grid-cols-[minmax(6rem,14rem)_minmax(0,1fr)_auto] items-start gap-x-2.5"
            >
              <span className="code truncate text-ink-3" title={header.key}>
                {header.key === "" ? "(empty key)" : markAll(header.key, wanted)}
              </span>
              <span className="code break-all">
                <PayloadCell payload={header.value} noun="header" mark={(text) => markAll(text, wanted)} />
              </span>
              <HeaderColumnButton name={header.key} {...columns} />
            </li>
          ))}
        </ol>
      </div>
      {headers.length < count ? (
        <p className="px-page flex items-center gap-3 border-t border-line py-1.5 text-xs text-ink-2">
          {formatInteger(headers.length)} of {formatInteger(count)} headers are shown.
          <Button size="sm" onClick={all.load} busy={all.loading}>
            Load all {formatInteger(count)}
          </Button>
          {all.fault === null ? null : <span className="text-critical-text">{all.fault}</span>}
        </p>
      ) : null}
    </>
  );
}

/** Plain and without a tooltip of its own: a record may carry a thousand headers. */
function HeaderColumnButton({ name, has, add }: { name: string } & ReturnType<typeof useAddColumn>) {
  const path = `headers${printSteps([{ name }])}`;
  if (has(path)) return null;
  return (
    <button
      type="button"
      title="Add as column"
      aria-label={`Add ${path} as column`}
      onClick={() => add(path)}
      className="grid size-6 place-items-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink"
    >
      <Columns3 aria-hidden />
    </button>
  );
}
