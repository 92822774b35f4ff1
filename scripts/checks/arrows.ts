import { execFile } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";

const project = resolve(import.meta.dirname, "../..");
const config = join(project, ".dependency-cruiser.mjs");
const program = join(project, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
const roots = ["app", "components", "lib", "scripts", "bench", "e2e", "proxy.ts", "instrumentation.ts"];

const cruiseResult = z.object({
  modules: z.array(z.object({ source: z.string(), dependencies: z.array(z.object({ resolved: z.string() })) })),
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

export type Arrow = { rule: string; from: string; to: string };

/** Runs the import rules over the tree at `base`; returns the forbidden imports, and what makes the run itself untrustworthy. */
export async function checkArrows(base: string): Promise<{ forbidden: Arrow[]; blind: string[]; modules: number }> {
  const present = roots.filter((root) => existsSync(join(base, root)));
  const result = cruiseResult.parse(JSON.parse(await cruise(base, present)));
  const forbidden = result.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
  return { forbidden, blind: blindSpots(base, result.modules), modules: result.modules.length };
}

/** Fewer seen files than there are, or files without edges: what an unsupported TypeScript looks like to the rule run. */
export function blindSpots(base: string, modules: { source: string; dependencies: unknown[] }[]): string[] {
  const seen = new Set(modules.map((module) => module.source));
  const files = globSync(["{app,components,lib}/**/*.{ts,tsx}"], { cwd: base });
  const unseen = files.filter((file) => !seen.has(file)).map((file) => `${file} was not seen by the rule run`);
  const edges = modules.reduce((sum, module) => sum + module.dependencies.length, 0);
  const implausible = edges < files.length ? [`only ${edges} imports were seen in ${files.length} files`] : [];
  return [...unseen, ...implausible];
}

function cruise(base: string, present: string[]): Promise<string> {
  const args = [program, "--config", config, "--output-type", "json", "--no-progress", ...present];
  return new Promise((done, fail) => {
    execFile(process.execPath, args, { cwd: base, maxBuffer: 256 * 1024 * 1024 }, (_error, stdout, stderr) => {
      // Violations exit with their number; only a run without a result is a failure.
      if (stdout.startsWith("{")) done(stdout);
      else fail(new Error(`dependency-cruiser gave no result: ${stderr || stdout}`));
    });
  });
}

if (import.meta.main) {
  const { forbidden, blind, modules } = await checkArrows(process.argv[2] ?? project);
  for (const { rule, from, to } of forbidden) console.error(`${rule}: ${from} → ${to}`);
  for (const text of blind) console.error(`blind: ${text}`);
  console.log(`${modules} modules, ${forbidden.length} forbidden imports`);
  process.exitCode = forbidden.length + blind.length > 0 ? 1 : 0;
}
