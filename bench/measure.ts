import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Milliseconds one call of `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Runs ours and the reference alternately, so that a noisy neighbour hits both; answers the medians in ms. */
export async function interleaved(
  rounds: number,
  ours: () => Promise<unknown>,
  reference: (() => Promise<unknown>) | null,
): Promise<{ ours: number; reference: number | null }> {
  const mine: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    mine.push(await timed(ours));
    if (reference) theirs.push(await timed(reference));
  }
  return { ours: median(mine), reference: reference ? median(theirs) : null };
}

/** Resident memory of a process in MiB, from the kernel. */
export function residentMiB(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) / 1024;
}

/** CPU seconds (user and system) a process has used. */
export function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No port was given.");
  return address.port;
}

export type RunningConsole = { url: string; pid: number; firstPageMs: number; stop: () => Promise<void> };

/** Starts the built console on a cluster through the product's own launcher and waits for its first page. */
export async function startConsole(bootstrap: string, more: Record<string, string> = {}): Promise<RunningConsole> {
  const home = mkdtempSync(join(tmpdir(), "wheelhouse-bench-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const started = performance.now();
  const child = spawn("scripts/serve.sh", ["--port", String(port)], {
    env: { ...process.env, KAFKA_BROKERS: bootstrap, WHEELHOUSE_HOME: home, NODE_ENV: "production", ...more },
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (child.pid === undefined) throw new Error("The launcher did not start.");
  await whenPageAnswers(`${url}/clusters`, child);
  const firstPageMs = performance.now() - started;
  const stop = async () => {
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
    rmSync(home, { recursive: true, force: true });
  };
  return { url, pid: child.pid, firstPageMs, stop };
}

async function whenPageAnswers(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 300_000;
  for (;;) {
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    if (child.exitCode !== null) throw new Error(`The launcher ended with ${child.exitCode} before its first page.`);
    if (Date.now() > deadline) throw new Error("The console showed no page within 300 s.");
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Loads a URL of the console to its end; throws on any other status than 200 so that an error is never timed. */
export async function load(url: string): Promise<unknown> {
  const response = await fetch(url);
  const body = await response.text();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}: ${body.slice(0, 200)}`);
  return JSON.parse(body);
}

/** A Kafka command line tool from the jars in `libs`, run once. */
export function kafkaTool(libs: string, tool: string, args: string[]): () => Promise<unknown> {
  const java = ["-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", `${libs}/*`, tool];
  return () => run("java", [...java, ...args], { maxBuffer: 256 * 1024 * 1024 });
}

/** A kcat run, or null where kcat is not installed. */
export function kcat(args: string[]): (() => Promise<unknown>) | null {
  if (!["/usr/bin/kcat", "/usr/local/bin/kcat"].some((path) => existsSync(path))) return null;
  return () => run("kcat", args, { maxBuffer: 256 * 1024 * 1024 });
}
