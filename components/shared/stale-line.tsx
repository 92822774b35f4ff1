import { PartialLine } from "#components/ui/partial-line.tsx";
import type { Problem } from "#lib/contracts/problem.ts";

/** Old figures are on the screen because the last read failed: why, as of when, and a retry. Nothing when all is well. */
export function StaleLine({ problem, asOf, onRetry }: { problem: Problem | null; asOf: number; onRetry: () => void }) {
  if (problem === null) return null;
  // The words for a silent console already carry the time.
  const since = problem.code === "console-unreachable" ? undefined : `Figures are from ${clockTime(asOf)}`;
  return (
    <PartialLine since={since} onRetry={onRetry}>
      {problem.detail}
    </PartialLine>
  );
}

/** Wall-clock time of the person, for "as of": 14:29:10. */
export function clockTime(epochMs: number): string {
  return new Date(epochMs).toLocaleTimeString("en-GB");
}
