import { recordTail } from "#lib/client/endpoints.ts";
import { asProblem } from "#lib/client/problem-error.ts";
import { subscribe } from "#lib/client/subscribe.ts";
import type { TailStatus } from "#lib/contracts/record-tail.ts";
import type { TailAsk } from "./record-request.ts";
import { freshTail, isPassing, joinStatus, takeTail, type TailView } from "./tail-view.ts";

const retryMs = 3_000;

/**
 * Follows the end of topics and publishes every change, until it is closed. The stream is left while the tab is hidden and
 * after a fault that may pass taken up again, each time where it was.
 */
export function openTail(cluster: string, ask: TailAsk, publish: (view: TailView) => void): { close: () => void } {
  const last = new Map<string, bigint>();
  let view = freshTail;
  let before: TailStatus | null = null;
  let stream = new AbortController();
  let positions: TailStatus["positions"] | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const show = (next: TailView) => {
    view = next;
    publish(next);
  };
  const read = async () => {
    stream.abort();
    stream = new AbortController();
    const { signal } = stream;
    before = view.status;
    const body = positions === null ? ask : { ...ask, from: positions };
    try {
      for await (const event of subscribe(recordTail.watch, { params: { cluster }, body, signal })) {
        if (event.type === "status") positions = event.status.positions;
        const joined = event.type === "status" ? { ...event, status: joinStatus(before, event.status) } : event;
        show(takeTail(view, joined, last));
      }
      if (!signal.aborted) throw new Error("the connection closed");
    } catch (error) {
      if (signal.aborted) return;
      const problem = asProblem(error);
      // The server gave the places up, perhaps because the topic is another one now: they would not be right again.
      if (problem.code !== "console-unreachable") {
        positions = null;
        last.clear();
      }
      show({ ...view, phase: "broken", problem });
      if (isPassing(problem)) retry = setTimeout(() => void read(), retryMs);
    }
  };
  const leave = () => {
    clearTimeout(retry);
    stream.abort();
  };
  const look = () => {
    if (document.visibilityState === "visible") return void read();
    leave();
    show({ ...view, phase: "hidden" });
  };

  document.addEventListener("visibilitychange", look);
  if (document.visibilityState === "visible") void read();
  return {
    close() {
      leave();
      document.removeEventListener("visibilitychange", look);
    },
  };
}
