"use client";

import { useMemo, useState } from "react";
import { Segmented } from "#components/ui/segmented.tsx";
import { useTextDifference } from "#components/ui/text-difference.tsx";
import { SectionHead } from "#components/ui/toolbar.tsx";
import { Lines } from "#components/ui/value-viewer-lines.tsx";
import { hexBytes, hexRow, hexWidth } from "#components/ui/value-viewer-text.ts";
import type { Payload } from "#lib/contracts/records.ts";
import { formatBytes } from "#lib/format/bytes.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { formatJson } from "#lib/format/json.ts";
import { payloadWords } from "./compare-rows.ts";
import { CompareTable } from "./compare-table.tsx";
import { jsonDifference } from "./json-difference.ts";

type Props = { title: string; left: Payload; right: Payload };

/** Where two payloads differ: by path when both are JSON, else line by line of text or bytes. */
export function PayloadDifference({ title, left, right }: Props) {
  const [chosen, setChosen] = useState<"paths" | "text" | null>(null);
  const paths = useMemo(
    () => (left.kind === "json" && right.kind === "json" ? jsonDifference(left.text, right.text) : null),
    [left, right],
  );
  if (payloadWords(left) === payloadWords(right) && left.kind === right.kind)
    return (
      <section aria-label={title} className="px-page border-b border-line py-2">
        <SectionHead title={title} hint={`equal, ${sizeOf(left)}`} />
        <p className="code truncate text-xs text-ink-2" title={payloadWords(left).slice(0, 2_000)}>
          {payloadWords(left).slice(0, 500)}
        </p>
      </section>
    );
  const sight = paths === null ? "text" : (chosen ?? "paths");
  const cut = [left, right].some((one) => "truncated" in one && one.truncated);
  return (
    <section aria-label={title} className="border-b border-line py-2">
      <div className="px-page">
        <SectionHead
          title={title}
          hint={cut ? "only the beginning is compared: it is larger than 16 MiB" : hintOf(paths)}
          end={
            paths === null ? null : (
              <Segmented
                label={`${title} compared by`}
                size="sm"
                value={sight}
                onChange={setChosen}
                options={[
                  { value: "paths", label: "Paths" },
                  { value: "text", label: "Text" },
                ]}
              />
            )
          }
        />
      </div>
      {sight === "paths" && paths !== null ? (
        <>
          <CompareTable
            label={`${title} by path`}
            signed
            rows={paths.changes.map(({ path, left: from, right: to }) => ({ name: path, left: from, right: to }))}
          />
          {paths.more > 0 ? (
            <p className="px-page text-xs text-ink-2">{formatInteger(paths.more)} more paths differ; see the text.</p>
          ) : null}
        </>
      ) : (
        <PayloadText title={title} left={left} right={right} />
      )}
    </section>
  );
}

function PayloadText({ title, left, right }: Props) {
  const before = useMemo(() => linesOf(left), [left]);
  const after = useMemo(() => linesOf(right), [right]);
  const { count, line } = useTextDifference(before, after);
  return <Lines label={`${title}, line by line`} count={count} at={null} maxHeight={440} wide={false} line={line} />;
}

/** A payload as lines that can be compared. */
function linesOf(payload: Payload): string {
  if (payload.kind === "null" || payload.kind === "empty") return payloadWords(payload);
  if (payload.kind === "json" && !payload.truncated) return formatJson(payload.text);
  if (payload.kind !== "hex") return payload.text;
  const bytes = hexBytes(payload.text);
  return Array.from({ length: Math.ceil(bytes.length / hexWidth) }, (_, row) => {
    const { place, hex, ascii } = hexRow(bytes, row);
    return `${place}  ${hex}  ${ascii}`;
  }).join("\n");
}

function hintOf(paths: ReturnType<typeof jsonDifference>): string {
  if (paths === null) return "differs";
  const { changes, more } = paths;
  if (changes.length === 0) return "written differently, holds the same";
  const count = (kind: string) => changes.filter((change) => change.kind === kind).length;
  const words = [
    `${formatInteger(changes.length + more)} ${changes.length + more === 1 ? "path differs" : "paths differ"}`,
    ...(more > 0
      ? []
      : (["changed", "removed", "added"] as const).flatMap((kind) =>
          count(kind) > 0 ? [`${count(kind)} ${kind}`] : [],
        )),
  ];
  return words.join(", ");
}

function sizeOf(payload: Payload): string {
  return "bytes" in payload ? formatBytes(payload.bytes) : payload.kind;
}
