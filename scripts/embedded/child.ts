import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, renameSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { residentBytes } from "./process-table.ts";
import { StartError } from "./start-error.ts";

export type Exit = { code: number | null; signal: NodeJS.Signals | null };

/** A server under the launcher. It dies with the launcher, however that one dies (tether.sh). */
export type Child = {
  name: string;
  pid: number;
  logFile: string;
  running: () => boolean;
  exited: Promise<Exit>;
  /** Resident memory in bytes. */
  rss: () => Promise<number | null>;
  /** SIGTERM, after `graceMs` SIGKILL; resolves when it is gone. */
  stop: (graceMs?: number) => Promise<void>;
  kill: () => Promise<void>;
};

export type ChildOptions = {
  name: string;
  command: string;
  args: string[];
  /** Output goes here, a fresh file per start; the one before it stays as `….previous.log`. */
  logFile: string;
  env?: NodeJS.ProcessEnv;
};

export function spawnChild(options: ChildOptions): Child {
  const { name, logFile } = options;
  mkdirSync(dirname(logFile), { recursive: true });
  if (existsSync(logFile)) renameSync(logFile, logFile.replace(/(\.log)?$/, ".previous.log"));
  const log = openSync(logFile, "w", 0o600);
  const tether = join(import.meta.dirname, "tether.sh");
  // Its own process group: Ctrl-C on the terminal reaches the launcher alone, which stops all in order.
  const child = spawn("sh", [tether, options.command, ...options.args], {
    stdio: ["pipe", log, log],
    detached: true,
    env: options.env ?? process.env,
  });
  closeSync(log);
  const pid = child.pid;
  const pipe = child.stdin;
  if (pid === undefined || pipe === null) throw new StartError(`Could not start ${name}: no shell ("sh") was found.`);

  let ended = false;
  // The pipe breaks when the child dies first; that is no fault.
  pipe.on("error", () => undefined);
  const exited = new Promise<Exit>((resolve) => {
    child.once("exit", (code, signal) => {
      ended = true;
      pipe.end("ended\n");
      resolve({ code, signal });
    });
  });
  const kill = () => {
    // The whole group, for a tool that starts processes of its own.
    if (!ended) process.kill(-pid, "SIGKILL");
  };
  return {
    name,
    pid,
    logFile,
    running: () => !ended,
    exited,
    rss: () => residentBytes(pid),
    stop: async (graceMs = 3_000) => {
      if (!ended) child.kill("SIGTERM");
      const timer = setTimeout(kill, graceMs);
      await exited;
      clearTimeout(timer);
    },
    kill: async () => {
      kill();
      await exited;
    },
  };
}

/** The last lines of a child's log that say what went wrong; the plain end when none does. */
export async function logExcerpt(logFile: string, lines = 4): Promise<string> {
  const text = await readFile(logFile, "utf8").catch(() => "");
  const all = text.split("\n").filter((line) => line.trim() !== "" && !/^\s+at |^\s*\.\.\. \d+ more/.test(line));
  const telling = all.filter((line) => /ERROR|FATAL|Exception|Error:/.test(line));
  return (telling.length > 0 ? telling : all)
    .slice(-lines)
    .map((line) => line.slice(0, 300))
    .join("\n");
}
