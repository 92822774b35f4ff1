import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatInteger } from "#lib/format/int64.ts";
import type { Zone } from "#lib/format/time.ts";
import { count, gapWords, rangeWords, tallyOf, unservedWords } from "./coverage-words.ts";
import type { RecordSearch } from "./record-search.ts";
import type { SearchRun } from "./search-run.ts";

/** Nothing was found; said only together with what was read and what was not. */
export function SearchEmpty({ run, search, zone }: { run: SearchRun; search: RecordSearch; zone: Zone }) {
  const { coverage, phase } = run;
  if (phase === "offered") {
    return (
      <EmptyState title="Nothing was read yet">
        It is a lot to read. Start it above, or narrow it first: a shorter time, fewer partitions.
      </EmptyState>
    );
  }
  if (coverage === null) return <EmptyState title="Nothing was read">Run the search again to read.</EmptyState>;
  const { left, total } = tallyOf(coverage);
  const messages = count(BigInt(coverage.records), "message");
  if (phase === "running" || phase === "queued" || phase === "hidden") {
    return (
      <EmptyState title={`No match in the ${messages} read so far`}>
        {formatInteger(left)} offsets are still to be read; matches may follow.
      </EmptyState>
    );
  }
  if (total === 0n && coverage.partitions.every(({ state }) => state === "done")) {
    return (
      <EmptyState title={`There are no messages ${rangeWords(search, zone)}`}>
        Nothing was left out. Start at another place, or produce one.
      </EmptyState>
    );
  }
  const failed = unservedWords(coverage, "failed") ?? unservedWords(coverage, "waiting");
  const gaps = gapWords(coverage);
  const unread = failed === null ? (left > 0n ? `${count(left, "offset")}.` : "nothing.") : `${failed}.`;
  return (
    <EmptyState title={`No match in ${messages} ${rangeWords(search, zone)}`}>
      Not read: {unread}
      {gaps === null ? "" : ` ${gaps}.`}
      {coverage.evaluationErrors === 0
        ? ""
        : ` ${count(BigInt(coverage.evaluationErrors), "message")} could not be evaluated and did not match.`}
    </EmptyState>
  );
}
