"use client";

import { useEffect, useState } from "react";
import type { TailAsk } from "./record-request.ts";
import { openTail } from "./tail-session.ts";
import { freshTail, type TailView } from "./tail-view.ts";

/** The end of topics as they grow. What is asked is fixed: another view is another component, give it a key. */
export function useLiveTail(cluster: string, ask: TailAsk): TailView {
  const [fixed] = useState(ask);
  const [view, setView] = useState<TailView>(freshTail);
  useEffect(() => {
    const tail = openTail(cluster, fixed, setView);
    return () => tail.close();
  }, [cluster, fixed]);
  return view;
}
