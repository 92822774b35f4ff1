"use client";

import { ChevronDown } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { Select } from "#components/ui/select.tsx";
import { codecChoice, type CodecChoice } from "#lib/contracts/records.ts";
import { codecWords } from "./codec-words.ts";
import { useDecoders } from "./use-decoders.ts";

const options = codecChoice.options.map((value) => ({ value, label: codecWords[value] }));

/** What keys and values are decoded with; kept for the topic in this browser, and in the address. */
export function DecoderSelect({ cluster, topic }: { cluster: string; topic: string }) {
  const { keyCodec, valueCodec, choose } = useDecoders(cluster, topic);
  return (
    <Popover
      label="Decoders of key and value"
      className="w-72 p-3"
      trigger={
        <Button>
          <span className="font-regular text-ink-3">Decoders</span>
          <span className="max-w-40 truncate font-regular">{decoderWords(keyCodec, valueCodec)}</span>
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      <div className="grid gap-3">
        <Field label="Key">
          <Select
            value={keyCodec}
            options={options}
            onValueChange={(value) => choose({ keyCodec: codecChoice.parse(value) })}
          />
        </Field>
        <Field label="Value">
          <Select
            value={valueCodec}
            options={options}
            onValueChange={(value) => choose({ valueCodec: codecChoice.parse(value) })}
          />
        </Field>
        <p className="text-xs text-ink-3">
          Automatic takes the first that fits. The choice holds for rows, and for filters on fields and decoded text; it
          is kept for this topic in this browser.
        </p>
      </div>
    </Popover>
  );
}

function decoderWords(key: CodecChoice, value: CodecChoice): string {
  if (key === value) return codecWords[key];
  return `${codecWords[key]} · ${codecWords[value]}`;
}
