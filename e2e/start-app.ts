import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePorts } from "../scripts/embedded/free-ports.ts";
import { projectRoot, wheelhouseHome } from "../scripts/embedded/home.ts";

export type App = { url: string; home: string; stop: () => Promise<void> };

/**
 * Starts the console by its real launcher on a free port, with a home of its own that shares only fetched software.
 * Without KAFKA_BROKERS or WHEELHOUSE_CONFIG in `env` it brings up its own Kafka. Resolves when it serves pages.
 */
export async function startApp(name: string, env: Record<string, string> = {}): Promise<App> {
  const [port = 0] = await freePorts([null]);
  const home = mkdtempSync(join(tmpdir(), "wheelhouse-e2e-"));
  shareSoftware(home);
  const logs = join(projectRoot, "test-results/logs");
  mkdirSync(logs, { recursive: true });
  const log = createWriteStream(join(logs, `${name}.log`));
  const child = spawn(join(projectRoot, "scripts/serve.sh"), {
    cwd: projectRoot,
    env: { ...process.env, WHEELHOUSE_HOME: home, WHEELHOUSE_PORT: String(port), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    await end(child);
    log.end();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await untilServing(url, child, 90_000);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, home, stop };
}

/** Jars and archives of the real home are links, so that a test run fetches nothing twice; data and logs are its own. */
function shareSoftware(home: string): void {
  const { root, jars } = wheelhouseHome();
  mkdirSync(`${jars}-classes`, { recursive: true });
  for (const name of readdirSync(root)) {
    if (/\d+\.\d+/.test(name)) symlinkSync(join(root, name), join(home, name));
  }
}

async function untilServing(url: string, child: ChildProcess, deadlineMs: number): Promise<void> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    if (answer?.ok) return;
    if (child.exitCode !== null) throw new Error(`The launcher ended with ${child.exitCode}; see test-results/logs`);
    if (Date.now() > deadline) throw new Error(`No page at ${url} after ${deadlineMs / 1000} s; see test-results/logs`);
    await new Promise((next) => setTimeout(next, 100));
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), 15_000);
  await gone;
  clearTimeout(late);
}
