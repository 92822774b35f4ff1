"use client";

import { parseAsStringLiteral, useQueryStates } from "nuqs";
import { codecChoice, type CodecChoice, type DecoderChoice } from "#lib/contracts/records.ts";
import { useKept } from "./use-kept.ts";

const parsers = {
  keyCodec: parseAsStringLiteral(codecChoice.options),
  valueCodec: parseAsStringLiteral(codecChoice.options),
};

/** How keys and values of a topic are decoded: what the address says, else what was last chosen here for the topic, else `auto`. */
export function useDecoders(
  cluster: string,
  topic: string,
): DecoderChoice & { choose: (patch: Partial<DecoderChoice>) => void } {
  const [address, setAddress] = useQueryStates(parsers);
  const [text, keep] = useKept(`wheelhouse.decoders ${cluster} ${topic}`);
  const kept = new URLSearchParams(text);
  const now: DecoderChoice = {
    keyCodec: address.keyCodec ?? choiceOf(kept.get("key")),
    valueCodec: address.valueCodec ?? choiceOf(kept.get("value")),
  };
  return {
    ...now,
    choose(patch) {
      const next = { ...now, ...patch };
      keep(new URLSearchParams({ key: next.keyCodec, value: next.valueCodec }).toString());
      void setAddress(next, { history: "push" });
    },
  };
}

function choiceOf(text: string | null): CodecChoice {
  const parsed = codecChoice.safeParse(text);
  return parsed.success ? parsed.data : "auto";
}
