import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { wheelhouseHome } from "./embedded/home.ts";
import { ensureJars } from "./embedded/jars.ts";
import { startKafka } from "./embedded/kafka.ts";
import { ensureChromium } from "./test-chromium.ts";
import { addCounts, type Counts, noCounts, nodeCounts, playwrightCounts } from "./test-counts.ts";
import { build, isBuilt } from "./launch/build.ts";
import { browserTests, countsFile, nodeTests, resultsFolder, testFiles, verifySteps } from "./test-plan.ts";
import { runStep, runSteps, type StepResult, stopSteps } from "./test-steps.ts";

/** `npm test`: everything, on a real Kafka and in a real browser. `-- --only unit|broker|e2e [filter]` for one part. */
const { values, positionals } = parseArgs({
  options: { only: { type: "string" } },
  allowPositionals: true,
});
const parts = ["unit", "broker", "e2e"];
if (values.only !== undefined && !parts.includes(values.only)) {
  console.error(`--only ${values.only}: there is ${parts.join(", ")}`);
  process.exit(2);
}
const filter = positionals[0] ?? "";
const wanted = (part: "unit" | "broker" | "e2e") => values.only === undefined || values.only === part;

const stopped = new AbortController();
const cleanups: (() => Promise<void> | void)[] = [];
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    stopped.abort();
    stopSteps();
  });
}

const started = performance.now();
const work = mkdtempSync(join(tmpdir(), "wheelhouse-test-"));
rmSync(resultsFolder, { recursive: true, force: true });
mkdirSync(resultsFolder, { recursive: true });
const results: StepResult[] = [];
let counts: Counts = noCounts;
try {
  if (wanted("unit")) await unitPart();
  if (wanted("broker") && !stopped.signal.aborted) await brokerPart();
  if (wanted("e2e") && !stopped.signal.aborted) await browserPart();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  results.push({ name: "the test run itself", ok: false, seconds: 0 });
} finally {
  for (const cleanup of cleanups.reverse()) await cleanup();
  rmSync(work, { recursive: true, force: true });
}

// A step that holds no tests, such as lint, still counts when it fails: the closing line must not look green.
const stepsFailed = results.filter((result) => !result.ok);
const testless = stepsFailed.filter((result) => !result.name.endsWith(" tests"));
const failed = Math.max(counts.failed + testless.length, stepsFailed.length > 0 || stopped.signal.aborted ? 1 : 0);
console.log(`\n${Math.round((performance.now() - started) / 1000)} s`);
if (stepsFailed.length > 0) console.log(`Not in order: ${stepsFailed.map((result) => result.name).join(", ")}`);
if (stopped.signal.aborted) console.log("Interrupted");
if (counts.passed === 0) console.log("No test passed, which is no success");
console.log(`${counts.passed} passed, ${failed} failed, ${counts.skipped} skipped`);
process.exitCode = failed > 0 || counts.passed === 0 ? 1 : 0;

async function unitPart(): Promise<void> {
  if (values.only === "unit") {
    results.push(await runStep({ ...nodeTests("unit", { filter }), live: true }));
  } else {
    const { first, then } = verifySteps();
    results.push(...(await runSteps(first)), ...(await runSteps(then)));
  }
  counts = addCounts(counts, nodeCounts(countsFile("unit")));
}

async function brokerPart(): Promise<void> {
  if (testFiles("broker", filter).length === 0) return;
  await ensureJars(wheelhouseHome().jars);
  const kafka = await startKafka({ brokers: 1, dataDir: join(work, "kafka"), heap: "512m" });
  cleanups.push(() => kafka.kill());
  console.log(`Kafka at ${kafka.bootstrap}, started in ${(kafka.startedInMs / 1000).toFixed(1)} s`);
  const env = { WHEELHOUSE_TEST_BOOTSTRAP: kafka.bootstrap };
  results.push(await runStep({ ...nodeTests("broker", { filter, env }), live: true }));
  counts = addCounts(counts, nodeCounts(countsFile("broker")));
  await kafka.kill();
}

async function browserPart(): Promise<void> {
  const missing = ensureChromium();
  if (missing !== null) throw new Error(missing);
  await ensureJars(wheelhouseHome().jars);
  const built = await buildConsole();
  results.push(built);
  if (!built.ok) return;
  results.push(await runStep(browserTests(filter)));
  counts = addCounts(counts, playwrightCounts(countsFile("e2e")));
}

/** The build that the launcher then serves; it would build by itself, but slower to tell apart. */
async function buildConsole(): Promise<StepResult> {
  const began = performance.now();
  const already = await isBuilt();
  if (!already) await build({ logDir: join(resultsFolder, "logs"), signal: stopped.signal });
  const seconds = (performance.now() - began) / 1000;
  console.log(`✔ build (${already ? "nothing changed" : `${seconds.toFixed(1)} s`})`);
  return { name: "build", ok: true, seconds };
}
