"use client";

import { useEffect, useRef, useState } from "react";
import type { KafkaRecord } from "#lib/contracts/records.ts";
import { openSameKey, type SameKeyAsk, type SameKeySession } from "./same-key-session.ts";
import type { RecordRow, SearchRun } from "./search-run.ts";

/** The search for a neighbour of the same key, begun on request. Another record is another component: give it a key. */
export function useSameKey(
  cluster: string,
  topic: string,
  { partition, offset }: Pick<KafkaRecord, "partition" | "offset">,
  onFound: (record: RecordRow) => void,
) {
  const [state, setState] = useState<{ ask: SameKeyAsk; run: SearchRun } | null>(null);
  const session = useRef<SameKeySession | null>(null);
  useEffect(() => () => session.current?.stop(), []);
  const find = (ask: SameKeyAsk) => {
    session.current?.stop();
    session.current = openSameKey({ cluster, topic, partition, offset }, ask, (run) => {
      setState({ ask, run });
      const [found] = run.matches;
      if (found !== undefined && run.phase === "ended") onFound(found);
    });
  };
  return {
    state,
    find,
    stop: () => session.current?.stop(),
    resume: () => session.current?.resume(),
  };
}
