import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Resident memory of a process in bytes; null when it is gone or the system does not tell. */
export async function residentBytes(pid: number): Promise<number | null> {
  if (process.platform === "linux") {
    const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
    const kib = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
    return kib === undefined ? null : Number(kib) * 1024;
  }
  const kib = await ps(pid, "rss=");
  return /^\d+$/.test(kib) ? Number(kib) * 1024 : null;
}

/** Command line of a living process, or null. A zombie has none. */
export async function commandLine(pid: number): Promise<string | null> {
  if (process.platform === "linux") {
    const raw = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    return raw === "" ? null : raw.replaceAll("\0", " ").trim();
  }
  return (await ps(pid, "command=")) || null;
}

/** Polls until `done` answers true; false when `timeoutMs` passed first. */
export async function pollUntil(
  done: () => Promise<boolean> | boolean,
  timeoutMs: number,
  everyMs = 50,
): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    if (await done()) return true;
    if (Date.now() >= deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

async function ps(pid: number, column: string): Promise<string> {
  return run("ps", ["-o", column, "-p", String(pid)]).then(
    ({ stdout }) => stdout.trim(),
    () => "",
  );
}
