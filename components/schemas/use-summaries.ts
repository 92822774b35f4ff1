"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { schemas } from "#lib/client/endpoints.ts";
import { request } from "#lib/client/request.ts";
import { summaryReader } from "./summary-reader.ts";

const maxAgeMs = 10_000;

/** Figures of the subjects a table asks for; read again whenever the list was (`listedAt`, epoch ms). */
export function useSummaries(cluster: string, listedAt: number) {
  const [reader] = useState(() =>
    summaryReader(async (subjects, signal) => {
      const answer = await request(schemas.summarise, { params: { cluster }, query: {}, body: { subjects }, signal });
      return answer.subjects;
    }),
  );
  const state = useSyncExternalStore(reader.subscribe, reader.get, reader.get);
  useEffect(() => reader.refresh(maxAgeMs), [reader, listedAt]);
  useEffect(() => () => reader.stop(), [reader]);
  return { ...state, reader };
}
