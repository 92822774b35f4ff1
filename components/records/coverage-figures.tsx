import { Status } from "#components/ui/status-mark.tsx";
import type { Coverage } from "#lib/contracts/record-search.ts";
import { formatByteRate, formatBytes, formatBytesExact } from "#lib/format/bytes.ts";
import { formatDuration } from "#lib/format/duration.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { count, gapWords, heldBackWords, shortRate, tallyOf, unservedWords } from "./coverage-words.ts";

type Props = { coverage: Coverage; found: number; running: boolean };

/** The figures of a search, and in words what keeps it from being whole. */
export function CoverageFigures({ coverage, found, running }: Props) {
  const { walked, total, percent } = tallyOf(coverage);
  const waiting = unservedWords(coverage, "waiting");
  const gaps = gapWords(coverage);
  const held = heldBackWords(coverage);
  const { evaluationErrors, firstEvaluationError, secondsLeft } = coverage;
  const rate = `${formatInteger(coverage.recordsPerSecond)} messages/s, ${formatInteger(coverage.bytesPerSecond)} bytes/s over the whole read`;
  return (
    <>
      <span
        title={`${count(BigInt(coverage.records), "message")} in these offsets; transaction markers and compacted offsets are none. ${formatBytesExact(coverage.bytes)} of record batches in ${formatDuration(coverage.elapsedMs)}.`}
      >
        Scanned <b>{formatInteger(walked)}</b> of <b>{formatInteger(total)}</b> offsets{" "}
        <span className="text-ink-3">· {percent}</span>
      </span>
      <span>
        <b>{formatInteger(found)}</b> found
      </span>
      {running ? (
        <span title={rate}>
          <b>{shortRate(coverage.recordsPerSecond)}</b> msg/s{" "}
          <span className="text-ink-3">· {formatByteRate(coverage.bytesPerSecond)}</span>
        </span>
      ) : (
        <span title={rate} className="text-ink-3">
          {formatBytes(coverage.bytes)} in {formatDuration(coverage.elapsedMs)}
        </span>
      )}
      {running && secondsLeft !== null && secondsLeft >= 1 ? (
        <span>
          about <b>{formatDuration(Math.round(secondsLeft) * 1000)}</b> left
        </span>
      ) : null}
      <span className="text-ink-3">
        {coverage.compared === "stored" ? "stored bytes" : "decoded"}, checksums{" "}
        {coverage.checksums === "verified" ? "verified" : "not verified"}
      </span>
      {waiting === null ? null : <Status status="warning">waiting for {waiting}</Status>}
      {gaps === null ? null : <Status status="warning">{gaps}</Status>}
      {held === null ? null : <Status status="info">{held}</Status>}
      {evaluationErrors === 0 ? null : (
        <span title={firstEvaluationError ?? undefined} className="min-w-0">
          <Status status="warning">
            {count(BigInt(evaluationErrors), "message")} could not be evaluated, the first: {firstEvaluationError}
          </Status>
        </span>
      )}
    </>
  );
}
