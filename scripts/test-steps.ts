import { type ChildProcess, spawn } from "node:child_process";
import { projectRoot } from "./embedded/home.ts";

export type Step = {
  name: string;
  /** Arguments of the project's Node. */
  args: string[];
  env?: Record<string, string>;
  /** Shows the output as it comes instead of at the end. */
  live?: boolean;
};

export type StepResult = { name: string; ok: boolean; seconds: number };

const running = new Set<ChildProcess>();
let stopping = false;

/** Path of a package's program, for `node <path>`. */
export function program(path: string): string {
  return `${projectRoot}/node_modules/${path}`;
}

/** Runs one step in its own process group; its output is printed in one piece, so that parallel steps stay readable. */
export async function runStep({ name, args, env, live = false }: Step): Promise<StepResult> {
  const started = performance.now();
  const output: Buffer[] = [];
  const child = spawn(process.execPath, args, {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    stdio: live ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
    detached: true,
  });
  running.add(child);
  child.stdout?.on("data", (chunk: Buffer) => output.push(chunk));
  child.stderr?.on("data", (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((done) => {
    child.once("error", () => done(null));
    child.once("close", (status) => done(status));
  });
  running.delete(child);
  const ok = code === 0 && !stopping;
  const seconds = (performance.now() - started) / 1000;
  if (!ok && !stopping) process.stdout.write(Buffer.concat(output));
  console.log(`${ok ? "✔" : "✖"} ${name} (${seconds.toFixed(1)} s)`);
  return { name, ok, seconds };
}

/** Runs steps two at a time, in the given order: the machine of a newcomer has two cores. */
export async function runSteps(steps: Step[], atOnce = 2): Promise<StepResult[]> {
  const waiting = [...steps];
  const results: StepResult[] = [];
  const lane = async () => {
    for (let step = waiting.shift(); step !== undefined && !stopping; step = waiting.shift()) {
      results.push(await runStep(step));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return results;
}

/** Ends every running step with all its children. */
export function stopSteps(): void {
  stopping = true;
  for (const child of running) signalGroup(child, "SIGTERM");
  setTimeout(() => running.forEach((child) => signalGroup(child, "SIGKILL")), 8_000).unref();
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It ended meanwhile.
  }
}
