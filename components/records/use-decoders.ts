"use client";

import { parseAsStringLiteral, useQueryStates } from "nuqs";
import { useSyncExternalStore } from "react";
import { codecChoice, type CodecChoice } from "#lib/contracts/records.ts";

export type Decoders = { keyCodec: CodecChoice; valueCodec: CodecChoice };

const parsers = {
  keyCodec: parseAsStringLiteral(codecChoice.options),
  valueCodec: parseAsStringLiteral(codecChoice.options),
};

const changed = new Set<() => void>();

/** How keys and values of a topic are decoded: what the address says, else what was last chosen here for the topic, else `auto`. */
export function useDecoders(cluster: string, topic: string): Decoders & { choose: (patch: Partial<Decoders>) => void } {
  const [address, setAddress] = useQueryStates(parsers);
  const place = `wheelhouse.decoders ${cluster} ${topic}`;
  const kept = new URLSearchParams(useSyncExternalStore(subscribe, () => read(place), nothing));
  const now: Decoders = {
    keyCodec: address.keyCodec ?? choiceOf(kept.get("key")),
    valueCodec: address.valueCodec ?? choiceOf(kept.get("value")),
  };
  return {
    ...now,
    choose(patch) {
      const next = { ...now, ...patch };
      write(place, new URLSearchParams({ key: next.keyCodec, value: next.valueCodec }).toString());
      void setAddress(next, { history: "push" });
    },
  };
}

function choiceOf(text: string | null): CodecChoice {
  const parsed = codecChoice.safeParse(text);
  return parsed.success ? parsed.data : "auto";
}

function subscribe(listener: () => void): () => void {
  changed.add(listener);
  return () => changed.delete(listener);
}

function nothing(): string {
  return "";
}

// A browser may forbid storage: the choice then lasts as long as the address.
function read(place: string): string {
  try {
    return localStorage.getItem(place) ?? "";
  } catch {
    return "";
  }
}

function write(place: string, text: string): void {
  try {
    localStorage.setItem(place, text);
  } catch {
    return;
  }
  for (const listener of changed) listener();
}
