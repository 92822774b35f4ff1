"use client";

import { Play, RotateCw, Square } from "lucide-react";
import { useMemo, type ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { useShortcut } from "#components/ui/shortcuts.tsx";
import { Status } from "#components/ui/status-mark.tsx";
import { formatInteger } from "#lib/format/int64.ts";
import { Announcement } from "./announcement.tsx";
import { coverageBars } from "./coverage-bars.ts";
import { CoverageFigures } from "./coverage-figures.tsx";
import { announcement, count, verdictOf } from "./coverage-words.ts";
import { PartitionBars } from "./partition-bars.tsx";
import { PreviewFigures } from "./preview-figures.tsx";
import { mostMatches } from "./record-request.ts";
import type { SearchRun } from "./search-run.ts";
import type { SearchControl } from "./use-search-run.ts";

/** Of a search whose matches are kept on the server: how many and where they are, and the act that is due. */
type Kept = { found: number; places: readonly { partition: number; offset: string; count: number }[]; act: ReactNode };
type Props = {
  run: SearchRun;
  /** Further acts. */
  more?: ReactNode;
} & ({ control: SearchControl; kept?: undefined } | { control?: undefined; kept: Kept });

/** What a search has read and has not, while it runs and after; where it is stopped and taken up again. */
export function CoverageStrip({ run, more, ...of }: Props) {
  const { coverage, phase } = run;
  const { places, found } = of.kept ?? { places: run.matches, found: run.matches.length };
  const bars = useMemo(() => (coverage === null ? null : coverageBars(coverage, places)), [coverage, places]);
  const verdict = verdictOf(run);
  return (
    <section aria-label="Coverage of this search" className="shrink-0 border-t border-line bg-sunken">
      <div className="px-page py-2">
        <div className="tn flex min-h-6.5 flex-wrap items-center gap-x-5 gap-y-1 text-ink-2 [&_b]:font-semibold [&_b]:text-ink">
          {verdict === null ? null : (
            <span>
              <Status status={verdict.tone} quiet={verdict.tone === "ok"}>
                <b>{verdict.word}</b>
              </Status>
              {verdict.note === "" ? "" : `: ${verdict.note}`}
            </span>
          )}
          {phase === "measuring" ? <span>Measuring what is to be read</span> : null}
          {phase === "queued" ? (
            <span>Waiting: {count(BigInt(run.ahead), "search", "searches")} before this one</span>
          ) : null}
          {phase === "hidden" ? <span>Waiting for this tab to be in sight</span> : null}
          {phase === "offered" && run.preview !== null ? <PreviewFigures preview={run.preview} /> : null}
          {coverage === null ? null : (
            <CoverageFigures coverage={coverage} found={found} running={phase === "running"} />
          )}
          <span className="ml-auto flex items-center gap-2">
            {more}
            {of.kept === undefined ? <StripAction run={run} control={of.control} /> : of.kept.act}
          </span>
        </div>
        {bars === null ? null : <PartitionBars bars={bars} />}
      </div>
      <Announcement text={announcement(run, found)} final={verdict !== null} />
    </section>
  );
}

/** The one act that is due: stop, go on, begin. */
function StripAction({ run, control }: { run: SearchRun; control: SearchControl }): ReactNode {
  const stops = ["measuring", "queued", "running", "hidden"].includes(run.phase);
  useShortcut(stops ? "Escape" : null, "Stop the search", control.stop);
  if (stops) {
    return (
      <Button size="sm" onClick={control.stop}>
        <Square aria-hidden />
        Stop <Kbd keys={["Esc"]} />
      </Button>
    );
  }
  if (run.phase === "offered") {
    return (
      <Button size="sm" variant="primary" onClick={control.start}>
        <Play aria-hidden />
        Start
      </Button>
    );
  }
  if (run.remaining.length === 0 && run.coverage !== null) return null;
  if (run.end?.reason === "limit") {
    const full = run.matches.length >= mostMatches;
    return (
      <Button
        size="sm"
        blocked={full ? `A list holds ${formatInteger(mostMatches)} at most. Narrow the search, or export it.` : null}
        onClick={control.resume}
      >
        <Play aria-hidden />
        Find more
      </Button>
    );
  }
  return (
    <Button size="sm" onClick={control.resume}>
      {run.end?.reason === "incomplete" ? <RotateCw aria-hidden /> : <Play aria-hidden />}
      {run.end?.reason === "incomplete" ? "Read what is missing" : "Resume"}
    </Button>
  );
}
