"use client";

import { useEffect, useState } from "react";
import type { TailQuery } from "./record-request.ts";
import { openTail } from "./tail-session.ts";
import { freshTail, type TailView } from "./tail-view.ts";

/** The end of a topic as it grows. Another query is another view: give its component a key. */
export function useLiveTail(cluster: string, topic: string, query: TailQuery): TailView {
  const { partitions, isolation, filter, keyCodec, valueCodec } = query;
  const [view, setView] = useState<TailView>(freshTail);
  useEffect(() => {
    const tail = openTail({ cluster, topic }, { partitions, isolation, filter, keyCodec, valueCodec }, setView);
    return () => tail.close();
  }, [cluster, topic, partitions, isolation, filter, keyCodec, valueCodec]);
  return view;
}
