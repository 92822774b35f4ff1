import { existsSync, globSync, rmSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./embedded/home.ts";
import { type Step, program } from "./test-steps.ts";
import { reporterArguments } from "./test-counts.ts";

/** Git-ignored; screenshots, reports and logs of the last run. */
export const resultsFolder = join(projectRoot, "test-results");
/** kafkajs 2.2.4 sets timers in the past, of which Node 24 warns on every request. */
const quietKafkajs = "--disable-warning=TimeoutNegativeWarning";
const cache = join(projectRoot, ".next/cache");

export const format: Step = {
  name: "format",
  args: [
    ...[program("prettier/bin/prettier.cjs"), "--check", "--log-level", "warn", "."],
    ...["--cache", "--cache-strategy", "content", "--cache-location", join(cache, "prettier")],
  ],
};

export const lint: Step = {
  name: "lint",
  args: [
    ...[program("eslint/bin/eslint.js"), ".", "--max-warnings", "0"],
    ...["--cache", "--cache-strategy", "content", "--cache-location", join(cache, "eslint")],
  ],
};

/** Writes next-env.d.ts and the types of our routes, which `tsc` then checks the pages against. */
export const routeTypes: Step = { name: "route types", args: [program("next/dist/bin/next"), "typegen"] };

export const types: Step = { name: "types", args: [program("typescript/bin/tsc"), "-p", "."] };

export const architecture: Step = { name: "architecture", args: [join(projectRoot, "scripts/checks/run.ts")] };

/** Files of `node --test`, without those a name filter leaves out. */
export function testFiles(kind: "unit" | "broker", filter = ""): string[] {
  return globSync("{app,components,lib,scripts,bench}/**/*.test.ts", { cwd: projectRoot })
    .filter((file) => file.endsWith(".broker.test.ts") === (kind === "broker") && file.includes(filter))
    .sort();
}

/** `node --test` over one kind of test files, its counts left in `countsFile(kind)`. */
export function nodeTests(
  kind: "unit" | "broker",
  options: { filter?: string; env?: Record<string, string> } = {},
): Step {
  const file = countsFile(kind);
  rmSync(file, { force: true });
  return {
    name: `${kind} tests`,
    args: [
      ...[quietKafkajs, "--test", `--test-concurrency=${kind === "unit" ? 2 : 1}`, "--test-timeout=180000"],
      ...reporterArguments(file),
      ...testFiles(kind, options.filter),
    ],
    ...(options.env === undefined ? {} : { env: options.env }),
  };
}

/** Playwright over the built app; e2e/global-setup.ts starts it. */
export function browserTests(filter = ""): Step {
  rmSync(countsFile("e2e"), { force: true });
  return {
    name: "browser tests",
    args: [quietKafkajs, program("@playwright/test/cli.js"), "test", ...(filter === "" ? [] : [filter])],
    live: true,
  };
}

export function countsFile(kind: "unit" | "broker" | "e2e"): string {
  return join(resultsFolder, "counts", `${kind}.json`);
}

/** All of `npm run verify`: what needs no server. The dear ones first, so that two cores finish together. */
export function verifySteps(): { first: Step[]; then: Step[] } {
  const rest = [lint, nodeTests("unit"), types, architecture, format];
  return existsSync(join(projectRoot, "app")) ? { first: [routeTypes], then: rest } : { first: [], then: rest };
}
