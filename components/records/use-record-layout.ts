"use client";

import { parseAsString, useQueryState } from "nuqs";
import { fieldPathOf, shownColumns, withField } from "./record-layout.ts";
import { useKept } from "./use-kept.ts";

/** The columns of a topic's messages: what the address says, else what was last chosen here for the topic, else the default (null). */
export function useRecordLayout(cluster: string, topic: string) {
  const [address, setAddress] = useQueryState("cols", parseAsString);
  const [text, keepText] = useKept(`wheelhouse.columns ${cluster} ${topic}`);
  const kept = text === "" ? null : text;
  const layout = address ?? kept;
  return {
    layout,
    /** For the table, which writes the address itself. */
    kept: { text: kept, keep: keepText, words: "Kept for this topic" },
    has: (path: string) => shownColumns(layout).includes(fieldPathOf(path) ?? ""),
    add(path: string) {
      const next = withField(layout, fieldPathOf(path) ?? path);
      keepText(next);
      void setAddress(next);
    },
  };
}

export type RecordLayout = ReturnType<typeof useRecordLayout>;
