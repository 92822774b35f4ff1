import { nodeCounts } from "./test-counts.ts";
import { countsFile, verifySteps } from "./test-plan.ts";
import { runSteps, stopSteps } from "./test-steps.ts";

/** `npm run verify`: everything that needs no server. */
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stopSteps);

const started = performance.now();
const { first, then } = verifySteps();
const results = [...(await runSteps(first)), ...(await runSteps(then))];
const counts = nodeCounts(countsFile("unit"));
const failed = results.filter((result) => !result.ok).map((result) => result.name);
const seconds = Math.round((performance.now() - started) / 1000);
console.log(
  `${counts.passed} unit tests passed, ${counts.failed} failed, ${counts.skipped} skipped, ${seconds} s in all`,
);
if (failed.length > 0) console.log(`Not in order: ${failed.join(", ")}`);
process.exitCode = failed.length > 0 || counts.passed === 0 ? 1 : 0;
