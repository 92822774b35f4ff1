import { mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";

export type Counts = { passed: number; failed: number; skipped: number };

export const noCounts: Counts = { passed: 0, failed: 0, skipped: 0 };

export function addCounts(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

const nodeSummary = z.object({
  passed: z.number(),
  tests: z.number(),
  cancelled: z.number(),
  skipped: z.number(),
  todo: z.number(),
});

/** Arguments that make `node --test` print its usual report and leave its counts in `file`. */
export function reporterArguments(file: string): string[] {
  mkdirSync(dirname(file), { recursive: true });
  const own = `${import.meta.dirname}/test-counts-reporter.mjs`;
  return [
    ...["--test-reporter=spec", "--test-reporter-destination=stdout"],
    ...[`--test-reporter=${own}`, `--test-reporter-destination=${file}`],
  ];
}

/** Counts of a `node --test` run; a run that left none counts as one failure. */
export function nodeCounts(file: string): Counts {
  const summary = nodeSummary.safeParse(readJson(file));
  if (!summary.success) return { ...noCounts, failed: 1 };
  const { passed, tests, skipped, todo } = summary.data;
  return { passed, skipped: skipped + todo, failed: tests - passed - skipped - todo };
}

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

/** Counts of a Playwright JSON report; a flaky test is a failed one, and so is an error outside of tests. */
export function playwrightCounts(file: string): Counts {
  const report = playwrightReport.safeParse(readJson(file));
  if (!report.success) return { ...noCounts, failed: 1 };
  const { stats, errors } = report.data;
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
