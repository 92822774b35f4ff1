import { spawn } from "node:child_process";
import { join } from "node:path";
import { StartError } from "./start-error.ts";

/**
 * Runs a tool to its end and resolves with its standard output. Throws StartError that names what was tried, the tool's
 * own words and the way out. `signal` ends it.
 */
export async function runTool(options: {
  what: string;
  command: string;
  args: string[];
  wayOut: string;
  env?: NodeJS.ProcessEnv;
  signal?: AbortSignal;
}): Promise<string> {
  const tether = join(import.meta.dirname, "tether.sh");
  const child = spawn("sh", [tether, options.command, ...options.args], {
    stdio: ["pipe", "pipe", "pipe"],
    detached: true,
    env: options.env ?? process.env,
  });
  const kill = () => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, "SIGKILL");
  };
  options.signal?.addEventListener("abort", kill, { once: true });
  if (options.signal?.aborted) kill();
  child.stdin.on("error", () => undefined);
  child.once("exit", () => child.stdin.end("ended\n"));
  let output = "";
  let complaints = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaints += text));
  const failure = await new Promise<string | null>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) => resolve(code === 0 ? null : signal === null ? `exit code ${code}` : signal));
  });
  options.signal?.removeEventListener("abort", kill);
  if (failure === null) return output;
  const said = tellingLines(`${output}\n${complaints}`);
  const full = /No space left on device|ENOSPC/.test(said)
    ? "The disk is full: free some space and run npm start again."
    : options.wayOut;
  throw new StartError(`Could not ${options.what} (${failure}).\n${said}${said === "" ? "" : "\n"}${full}`);
}

/** The few lines of a tool's output that name a fault, without colours; else its last lines. */
export function tellingLines(output: string): string {
  const lines = output
    .replaceAll(/\u001b\[[0-9;]*m/g, "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const telling = lines.filter((line) => /error|exception|fail|no space|not found/i.test(line));
  return (telling.length > 0 ? telling.slice(0, 3) : lines.slice(-3)).map((line) => line.slice(0, 300)).join("\n");
}
