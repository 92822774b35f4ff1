"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { ButtonLink } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { useShortcut } from "#components/ui/shortcuts.tsx";
import { formatInteger } from "#lib/format/int64.ts";
import type { RecordFilter } from "#lib/contracts/record-search.ts";
import { recordHref } from "./record-href.ts";

type Props = {
  cluster: string;
  topic: string;
  partition: number;
  offset: bigint;
  logStart: bigint;
  highWatermark: bigint;
  /** Goes along, so that each record can be looked at with it. */
  filter: RecordFilter;
};

/** The record's place in its partition, and the way to the offsets beside it. */
export function RecordNeighbours({ cluster, topic, partition, offset, logStart, highWatermark, filter }: Props) {
  const last = highWatermark - 1n;
  // Outside of the log the next offset that exists is its nearest end.
  const previous = offset > last ? last : offset - 1n;
  const next = offset < logStart ? logStart : offset + 1n;
  const router = useRouter();
  const at = (to: bigint) => recordHref(cluster, topic, { partition, offset: to.toString() }, filter);
  useShortcut("k", "Previous offset", () => (previous >= logStart ? router.push(at(previous)) : undefined));
  useShortcut("j", "Next offset", () => (next <= last ? router.push(at(next)) : undefined));
  return (
    <nav aria-label="Offsets" className="px-page tn flex flex-wrap items-center gap-2 py-3">
      <h2 className="mr-auto font-semibold">
        Partition {partition}, offset {formatInteger(offset)}
      </h2>
      {previous >= logStart ? (
        <ButtonLink href={at(previous)} prefetch={false}>
          <ChevronLeft aria-hidden />
          Offset {formatInteger(previous)} <Kbd keys={["k"]} />
        </ButtonLink>
      ) : (
        <span className="text-xs text-ink-3">{offset < logStart ? "before the log" : "first offset of the log"}</span>
      )}
      {next <= last ? (
        <ButtonLink href={at(next)} prefetch={false}>
          <Kbd keys={["j"]} /> Offset {formatInteger(next)}
          <ChevronRight aria-hidden />
        </ButtonLink>
      ) : (
        <span className="text-xs text-ink-3">{offset > last ? "beyond the log" : "last offset of the log"}</span>
      )}
    </nav>
  );
}
