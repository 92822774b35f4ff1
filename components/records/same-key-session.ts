import { recordSearch } from "#lib/client/endpoints.ts";
import { asProblem } from "#lib/client/problem-error.ts";
import { subscribe } from "#lib/client/subscribe.ts";
import type { OffsetRange, SameKeyBody } from "#lib/contracts/record-search.ts";
import { freshRun, takeEvent, type SearchRun } from "./search-run.ts";

export type SameKeyAsk = Pick<SameKeyBody, "direction" | "where">;
export type SameKeySession = { stop: () => void; resume: () => void };

type Params = { cluster: string; topic: string; partition: number; offset: string };

/** Looks for the nearest record with the same key; every change is published. It ends with the first hit or when its time is over. */
export function openSameKey(params: Params, ask: SameKeyAsk, publish: (run: SearchRun) => void): SameKeySession {
  let run = freshRun;
  let leg = new AbortController();
  const show = (next: SearchRun) => {
    run = next;
    publish(next);
  };
  const read = async (resume: readonly OffsetRange[] | null) => {
    leg.abort();
    leg = new AbortController();
    const { signal } = leg;
    const before = run.coverage;
    const known = new Set<string>();
    const body = resume === null ? ask : { ...ask, resume: [...resume] };
    show({ ...run, phase: "running", end: null, problem: null });
    try {
      for await (const event of subscribe(recordSearch.sameKey, { params, query: {}, body, signal }))
        show(takeEvent(run, event, before, known));
      if (signal.aborted || run.phase === "ended") return;
      throw new Error("the connection closed before the end");
    } catch (error) {
      if (!signal.aborted) show({ ...run, phase: "broken", problem: asProblem(error) });
    }
  };
  void read(null);
  return {
    stop() {
      leg.abort();
      if (run.phase === "running" || run.phase === "queued") show({ ...run, phase: "stopped" });
    },
    resume: () => void read(run.coverage === null ? null : run.remaining),
  };
}
