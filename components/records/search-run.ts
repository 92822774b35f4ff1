import { joinCoverage, unwalked } from "#lib/contracts/join-coverage.ts";
import type { Coverage, Excerpt, OffsetRange, SearchEvent } from "#lib/contracts/record-search.ts";
import type { Problem } from "#lib/contracts/problem.ts";
import type { KafkaRecord } from "#lib/contracts/records.ts";
import type { recordSearch } from "#lib/contracts/record-search.ts";
import type { ResponseOf } from "#lib/contracts/endpoint.ts";
import { recordId } from "./record-id.ts";

/** A record, and for a hit of `contains` where it was found. */
export type RecordRow = KafkaRecord & { excerpt?: Excerpt | null };

export type SearchPreview = ResponseOf<typeof recordSearch.preview>;
export type SearchEnd = Pick<Extract<SearchEvent, { type: "end" }>, "reason" | "detail">;

/** A search as the page shows it; it may have been read in several legs, each going on where the one before left. */
export type SearchRun = {
  /** `offered`: it would read a lot and waits for the person. `hidden`: it waits for the tab to come into sight. */
  phase: "measuring" | "offered" | "queued" | "running" | "stopped" | "hidden" | "broken" | "ended";
  preview: SearchPreview | null;
  /** Searches before this one while it is queued. */
  ahead: number;
  /** In the order they came. */
  matches: readonly RecordRow[];
  /** Over all legs; null before the first report. */
  coverage: Coverage | null;
  /** Set when the server ended it. */
  end: SearchEnd | null;
  /** What was not walked. */
  remaining: readonly OffsetRange[];
  /** Why it broke off. */
  problem: Problem | null;
};

export const freshRun: SearchRun = {
  phase: "measuring",
  preview: null,
  ahead: 0,
  matches: [],
  coverage: null,
  end: null,
  remaining: [],
  problem: null,
};

/**
 * The run after one event. `before` is the coverage of earlier legs. `known` holds the ids of all matches and grows: a leg that was
 * resumed from a report sends again what came after it.
 */
export function takeEvent(run: SearchRun, event: SearchEvent, before: Coverage | null, known: Set<string>): SearchRun {
  switch (event.type) {
    case "queued":
      return { ...run, phase: "queued", ahead: event.ahead };
    case "matches": {
      const fresh = event.matches.filter(({ record }) => !known.has(recordId(record)));
      for (const { record } of fresh) known.add(recordId(record));
      const rows = fresh.map(({ record, excerpt }): RecordRow => ({ ...record, excerpt }));
      return { ...run, phase: "running", matches: [...run.matches, ...rows] };
    }
    case "progress": {
      const coverage = joinCoverage(before, event.coverage);
      return { ...run, phase: "running", coverage, remaining: unwalked(coverage) };
    }
    case "end": {
      const { reason, detail, remaining } = event;
      return {
        ...run,
        phase: "ended",
        coverage: joinCoverage(before, event.coverage),
        end: { reason, detail },
        remaining,
      };
    }
  }
}

/** Whether a person is asked before so much is read. */
export function isLarge({ records, bytes }: SearchPreview): boolean {
  return BigInt(records) > 1_000_000n || (bytes !== null && BigInt(bytes) > 200_000_000n);
}
