"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Pause, Play } from "lucide-react";
import type { ReactNode } from "react";
import { togglePaused } from "#components/shared/live.ts";
import { Button } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { Status } from "#components/ui/status-mark.tsx";
import type { TailStatus } from "#lib/contracts/record-tail.ts";
import { formatByteRate } from "#lib/format/bytes.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { Announcement } from "./announcement.tsx";
import { count, shortRate } from "./coverage-words.ts";
import { failingWords } from "./live-failing.ts";
import { isPassing, mostTailRows, type TailView } from "./tail-view.ts";

type Props = {
  view: TailView;
  topics: readonly string[];
  paused: boolean;
  /** Rows that came since the shown ones were held. */
  behind: number;
  /** More controls at the right. */
  end?: ReactNode;
};

/** What the live view reads, what it leaves out, and the switch that makes the rows stand still. */
export function LiveStrip({ view, topics, paused, behind, end }: Props) {
  const client = useQueryClient();
  const { status, phase } = view;
  const fresh = `${formatInteger(behind)} new`;
  return (
    <section aria-label="Live view" className="shrink-0 border-t border-line bg-sunken">
      <div className="px-page tn flex min-h-10 flex-wrap items-center gap-x-5 gap-y-1 py-1.5 text-ink-2 [&_b]:font-semibold [&_b]:text-ink">
        <PhaseWord view={view} paused={paused} />
        {status === null ? null : <TailFigures status={status} topics={topics} />}
        {view.arrived > mostTailRows ? <span>the newest {formatInteger(mostTailRows)} are kept</span> : null}
        <span className="ml-auto flex items-center gap-3">
          {behind > 0 ? <b>{fresh}</b> : null}
          {end}
          <Button size="sm" aria-pressed={paused} onClick={() => togglePaused(client)}>
            {paused ? <Play aria-hidden /> : <Pause aria-hidden />}
            {paused ? "Go on" : "Pause"} <Kbd keys={["p"]} />
          </Button>
        </span>
      </div>
      <Announcement
        text={phase === "following" ? (behind > 0 ? fresh : `${formatInteger(view.arrived)} messages came`) : ""}
        final={false}
      />
    </section>
  );
}

function PhaseWord({ view, paused }: { view: TailView; paused: boolean }) {
  if (view.phase === "broken" && view.problem !== null) {
    return (
      <Status status="warning">
        {view.problem.detail}
        {isPassing(view.problem) ? " Trying again in 3 s." : ""}
      </Status>
    );
  }
  if (view.phase !== "following") return <Status status="unknown">Not following yet</Status>;
  if (paused) return <Status status="neutral">Paused, still counting</Status>;
  return (
    <Status status="ok" quiet>
      Following the end
    </Status>
  );
}

/** Counts since the page began to look. */
function TailFigures({ status, topics }: { status: TailStatus; topics: readonly string[] }) {
  const { failing, records, matched, sent, evaluationErrors, firstEvaluationError } = status;
  const left = matched - sent;
  const several = topics.length > 1;
  const failures = failingWords(failing, several);
  return (
    <>
      <span>
        <b>{formatInteger(records)}</b> read
      </span>
      {matched === records ? null : (
        <span>
          <b>{formatInteger(matched)}</b> match
        </span>
      )}
      <span title={`${formatInteger(status.recordsPerSecond)} messages/s`}>
        <b>{shortRate(status.recordsPerSecond)}</b> msg/s{" "}
        <span className="text-ink-3">· {formatByteRate(status.bytesPerSecond)}</span>
      </span>
      {left > 0 ? (
        <Status status="info">
          a sample{several ? ` of ${status.leftOut.map(({ topic }) => topic).join(", ")}` : ""}: {formatInteger(left)}{" "}
          of {formatInteger(matched)} left out, more than {Math.floor(rowsPerSecond / topics.length)}
          {several ? " of a topic" : ""} came in a second
        </Status>
      ) : null}
      {failures.slice(0, mostFailures).map((words) => (
        <Status key={words} status="warning">
          {words}
        </Status>
      ))}
      {failures.length > mostFailures ? (
        <span title={failures.slice(mostFailures).join("\n")}>and {failures.length - mostFailures} more</span>
      ) : null}
      {evaluationErrors === 0 ? null : (
        <Status status="warning">
          {count(BigInt(evaluationErrors), "message")} could not be evaluated, the first: {firstEvaluationError}
        </Status>
      )}
    </>
  );
}

/** The contract's default; every topic has an equal share. */
const rowsPerSecond = 200;
const mostFailures = 3;
