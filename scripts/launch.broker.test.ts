import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { freePorts } from "./embedded/free-ports.ts";
import { projectRoot, wheelhouseHome } from "./embedded/home.ts";
import { ensureJars } from "./embedded/jars.ts";
import { commandLine, pollUntil } from "./embedded/process-table.ts";
import { build, isBuilt } from "./launch/build.ts";

const script = join(projectRoot, "scripts/serve.sh");
let folder = "";
let home = "";
let port = 0;
const started: Launcher[] = [];

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "wheelhouse-launch-"));
  home = join(folder, "home");
  [port = 0] = await freePorts([null]);
  const shared = wheelhouseHome();
  await ensureJars(shared.jars);
  await cp(shared.jars, join(home, "kafka-4.3.1"), { recursive: true });
  const registry = join(shared.root, "apicurio-3.3.3");
  if (existsSync(registry)) await symlink(registry, join(home, "apicurio-3.3.3"));
  if (!(await isBuilt())) await build({ logDir: join(folder, "logs"), signal: new AbortController().signal });
});

after(async () => {
  for (const launcher of started) launcher.signal("SIGKILL");
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
});

test("without Java it says how to get one, starts nothing and fails", async () => {
  const launcher = launch({ WHEELHOUSE_JAVA: join(folder, "no-java") });
  assert.equal(await launcher.code, 1);
  assert.match(launcher.output(), /Java 17 or newer.*\n.*apt install openjdk-17/);
  assert.equal(existsSync(join(home, "data")), false);
});

test("a taken port is named with its owner, nothing starts", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const launcher = launch();
  assert.equal(await launcher.code, 1);
  await new Promise((resolve) => server.close(resolve));
  assert.match(launcher.output(), new RegExp(`Port ${port} is taken`));
  if (process.platform === "linux") assert.match(launcher.output(), new RegExp(`process ${process.pid} `));
  assert.equal(existsSync(join(home, "data")), false);
});

test("an altered jar is named and removed", async () => {
  const other = join(folder, "other");
  await mkdir(join(other, "kafka-4.3.1"), { recursive: true });
  await writeFile(join(other, "kafka-4.3.1/kafka-raft-4.3.1.jar"), "altered");
  const launcher = launch({ WHEELHOUSE_HOME: other });
  assert.equal(await launcher.code, 1);
  assert.match(launcher.output(), /kafka-raft-4\.3\.1\.jar is not the file that was pinned.*\n.*npm start again/);
  assert.equal(existsSync(join(other, "kafka-4.3.1")), false);
});

test("--reset without a terminal and without --yes deletes nothing", async () => {
  await mkdir(join(home, "data/kafka-1"), { recursive: true });
  await writeFile(join(home, "data/kafka-1/keep"), "");
  const launcher = launch({}, ["--reset"]);
  assert.equal(await launcher.code, 1);
  assert.match(launcher.output(), /add --yes/);
  assert.ok(existsSync(join(home, "data/kafka-1/keep")));
});

test("SIGTERM ends the console, the broker and the registry", async () => {
  const launcher = launch({}, ["--reset", "--yes"]);
  await launcher.prints(/Open http:\/\/localhost:\d+/);
  assert.equal((await fetch(`http://127.0.0.1:${port}/healthz`)).status, 200);
  await launcher.prints(/Schema registry (ready|not started)/);
  assert.match(launcher.output(), /Schema registry ready/);
  const pids = await descendants(launcher.pid);
  assert.ok(pids.length >= 4, "broker, registry and their tethers");
  launcher.signal("SIGTERM");
  assert.ok(await allGone([launcher.pid, ...pids]), "something was left after 5 s");
  assert.equal(await launcher.code, 0);
});

test("kill -9 of the launcher ends every child, and the next start lives with it", async (t) => {
  const launcher = launch();
  const began = performance.now();
  await pollUntil(() => answers("/"), 90_000, 30);
  t.diagnostic(`second start: first page after ${Math.round(performance.now() - began)} ms`);
  await launcher.prints(/Schema registry ready/);
  const pids = await descendants(launcher.pid);
  assert.ok(pids.length >= 4);
  launcher.signal("SIGKILL");
  assert.ok(await allGone([launcher.pid, ...pids]), "something was left after 5 s");
});

test("it ends with its own parent, as npm is", async () => {
  const launcher = launch({}, [], "shell");
  await launcher.prints(/Open http:\/\/localhost:\d+/);
  const pids = await descendants(launcher.pid);
  assert.ok(pids.length >= 3, "launcher, broker and its tether");
  launcher.signal("SIGKILL");
  assert.ok(await allGone([launcher.pid, ...pids], 6_000), "something was left after 6 s");
});

type Launcher = {
  pid: number;
  code: Promise<number | null>;
  output: () => string;
  prints: (pattern: RegExp) => Promise<void>;
  signal: (signal: NodeJS.Signals) => void;
};

function launch(env: Record<string, string> = {}, args: string[] = [], parent: "none" | "shell" = "none"): Launcher {
  const own = ["--port", String(port), ...args];
  const [command, all] = parent === "none" ? [script, own] : ["sh", ["-c", '"$@" & wait', "sh", script, ...own]];
  const foreign = { KAFKA_BROKERS: "", WHEELHOUSE_PASSWORD: "", WHEELHOUSE_TOKEN: "", WHEELHOUSE_CONFIG: "" };
  const child = spawn(command, all, {
    env: { ...process.env, ...foreign, WHEELHOUSE_HOME: home, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  const code = new Promise<number | null>((resolve) => child.once("exit", (status) => resolve(status)));
  assert.ok(child.pid !== undefined);
  const launcher = {
    pid: child.pid,
    code,
    output: () => text,
    prints: async (pattern: RegExp) => {
      const seen = await pollUntil(() => pattern.test(text) || child.exitCode !== null, 150_000);
      assert.ok(seen && pattern.test(text), `waited for ${pattern}, got:\n${text}`);
    },
    signal: (signal: NodeJS.Signals) => void child.kill(signal),
  };
  started.push(launcher);
  return launcher;
}

async function answers(path: string): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}${path}`).then(
    async (response) => (await response.text()) !== "" && response.ok,
    () => false,
  );
}

async function descendants(root: number): Promise<number[]> {
  const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pid=,ppid="]);
  const rows = stdout
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const found = [root];
  for (const parent of found) for (const [pid = 0, ppid] of rows) if (ppid === parent) found.push(pid);
  return found.slice(1);
}

/** A zombie counts as gone: it has no command line, and only waits for somebody to ask for its exit code. */
async function allGone(pids: number[], withinMs = 5_000): Promise<boolean> {
  return pollUntil(async () => (await Promise.all(pids.map(commandLine))).every((line) => line === null), withinMs);
}
