"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { CodeText } from "#components/ui/code-text.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import type { CodecName, KafkaRecord, TriedCodec } from "#lib/contracts/records.ts";
import { codecWords } from "./codec-words.ts";
import { recordQueries } from "./queries.ts";
import { useDecoders } from "./use-decoders.ts";

type Props = { cluster: string; topic: string; record: KafkaRecord; part: "key" | "value" };

/** What each decoder says of a payload; asked for when it is opened. */
export function DecodingReasons({ cluster, topic, record, part }: Props) {
  const [open, setOpen] = useState(false);
  const decoders = useDecoders(cluster, topic);
  const read = useQuery({
    ...recordQueries.one(cluster, topic, record.partition, record.offset, false, decoders),
    enabled: open,
  });
  const payload = record[part];
  if (payload.kind === "null" || payload.kind === "empty") return null;
  const tried = read.data?.decoding?.[part];
  const codec = part === "key" ? "keyCodec" : "valueCodec";
  return (
    <details
      className="px-page border-t border-line py-1.5 text-xs"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="w-fit cursor-pointer rounded-xs text-ink-2">What each decoder says</summary>
      {tried === undefined ? (
        <p role={read.isError ? "alert" : "status"} className="py-1.5 text-ink-3">
          {read.isError
            ? asProblem(read.error).detail
            : read.data === undefined
              ? "Asking…"
              : "The record is no longer there."}
        </p>
      ) : (
        <Said tried={tried} used={payload.codec} onUse={(name) => decoders.choose({ [codec]: name })} />
      )}
    </details>
  );
}

type SaidProps = { tried: readonly TriedCodec[]; used: CodecName; onUse: (codec: CodecName) => void };

function Said({ tried, used, onUse }: SaidProps) {
  return (
    <dl
      className="grid max-h-64 grid-cols-[8rem_minmax(0,1fr)] gap-x-2.5 overflow-y-auto py-1.5 leading-5"
      tabIndex={0}
    >
      {tried.map(({ codec, reason }) => (
        <div key={codec} className="contents">
          <dt className={codec === used ? "font-medium" : "text-ink-2"}>{codecWords[codec]}</dt>
          <dd className="min-w-0 break-words text-ink-2">
            {codec === used ? (
              "Used."
            ) : reason === null ? (
              <UseButton codec={codec} onUse={onUse} />
            ) : (
              <CodeText>{reason}</CodeText>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function UseButton({ codec, onUse }: { codec: CodecName; onUse: (codec: CodecName) => void }) {
  return (
    <>
      Fits.{" "}
      <button
        type="button"
        className="rounded-xs font-medium text-accent-text underline-offset-2 hover:underline"
        onClick={() => onUse(codec)}
      >
        Use {codecWords[codec]}
      </button>
    </>
  );
}
