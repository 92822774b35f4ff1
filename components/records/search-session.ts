import { recordSearch } from "#lib/client/endpoints.ts";
import { asProblem } from "#lib/client/problem-error.ts";
import { request } from "#lib/client/request.ts";
import { subscribe } from "#lib/client/subscribe.ts";
import type { OffsetRange, SearchBody } from "#lib/contracts/record-search.ts";
import { recordId } from "./record-id.ts";
import { mostMatches } from "./record-request.ts";
import { hasFilter } from "./record-search.ts";
import { freshRun, isLarge, takeEvent, type SearchRun } from "./search-run.ts";

export type SearchSession = {
  /** Begins a search that was offered, or begins anew. */
  start: () => void;
  stop: () => void;
  /** Goes on with what is left, for as many matches more as the search is for. */
  resume: () => void;
  close: () => void;
};

/**
 * One search: measured first, offered when it is large, else read at once; every change is published. It is left while the
 * tab is hidden and goes on when it is shown again.
 */
export function openSearch(
  params: { cluster: string; topic: string },
  body: SearchBody,
  publish: (run: SearchRun) => void,
): SearchSession {
  let run = freshRun;
  let wanted = body.limit;
  let leg = new AbortController();
  let measured = false;

  const show = (next: SearchRun) => {
    run = next;
    publish(next);
  };
  const newLeg = () => {
    leg.abort();
    leg = new AbortController();
    return leg.signal;
  };

  const measure = async () => {
    const signal = newLeg();
    measured = false;
    wanted = body.limit;
    show(freshRun);
    // A page that is left at once asks nothing; in development React mounts each twice.
    await Promise.resolve();
    if (signal.aborted) return;
    try {
      const { start, end, partitions, isolation } = body;
      const range = { start, end, partitions, isolation };
      const preview = await request(recordSearch.preview, { params, query: {}, body: range, signal });
      measured = true;
      // Without a filter it ends with the first records, however many there are.
      if (isLarge(preview) && hasFilter(body.filter)) return show({ ...run, preview, phase: "offered" });
      run = { ...run, preview };
    } catch (error) {
      if (signal.aborted) return;
      return show({ ...run, phase: "broken", problem: asProblem(error) });
    }
    await read(null);
  };

  const read = async (resume: readonly OffsetRange[] | null) => {
    const signal = newLeg();
    const before = run.coverage;
    const known = new Set(run.matches.map(recordId));
    const limit = Math.max(1, Math.min(wanted, mostMatches) - run.matches.length);
    const asked = resume === null ? { ...body, limit } : { ...body, limit, resume: [...resume] };
    show({ ...run, phase: "running", end: null, problem: null });
    try {
      for await (const event of subscribe(recordSearch.run, { params, query: {}, body: asked, signal }))
        show(takeEvent(run, event, before, known));
      if (signal.aborted || run.phase === "ended") return;
      throw new Error("the connection closed before the end");
    } catch (error) {
      if (!signal.aborted) show({ ...run, phase: "broken", problem: asProblem(error) });
    }
  };

  const reading = () => run.phase === "running" || run.phase === "queued";
  const goOn = () => void (run.coverage === null ? read(null) : read(run.remaining));
  const look = () => {
    if (document.visibilityState === "visible") {
      if (run.phase === "hidden") goOn();
      else if (run.phase === "measuring" && leg.signal.aborted) void measure();
    } else if (reading() || run.phase === "measuring") {
      leg.abort();
      if (reading()) show({ ...run, phase: "hidden" });
    }
  };

  document.addEventListener("visibilitychange", look);
  if (document.visibilityState === "visible") void measure();
  else leg.abort();
  return {
    start: () => void (run.phase === "offered" && measured ? read(null) : measure()),
    stop() {
      leg.abort();
      if (reading() || run.phase === "measuring" || run.phase === "hidden") show({ ...run, phase: "stopped" });
    },
    resume() {
      if (run.phase === "ended") wanted = run.matches.length + body.limit;
      goOn();
    },
    close() {
      leg.abort();
      document.removeEventListener("visibilitychange", look);
    },
  };
}
