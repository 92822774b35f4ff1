import { readFile, readdir, readlink } from "node:fs/promises";
import { commandLine } from "../embedded/process-table.ts";

export type PortOwner = { pid: number; command: string };

/** The process that listens on a TCP port, where /proc tells: Linux, own processes (root sees all). Else null. */
export async function portOwner(port: number): Promise<PortOwner | null> {
  const tables = await Promise.all(
    ["/proc/net/tcp", "/proc/net/tcp6"].map((file) => readFile(file, "utf8").catch(() => "")),
  );
  const sockets = new Set(tables.flatMap((table) => listeningInodes(table, port)).map((inode) => `socket:[${inode}]`));
  if (sockets.size === 0) return null;
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    for (const fd of await readdir(`/proc/${pid}/fd`).catch(() => [])) {
      if (!sockets.has(await readlink(`/proc/${pid}/fd/${fd}`).catch(() => ""))) continue;
      return { pid: Number(pid), command: ((await commandLine(Number(pid))) ?? "").slice(0, 100) };
    }
  }
  return null;
}

/** Socket inodes in state LISTEN (0A) on `port`, from the text of /proc/net/tcp. */
export function listeningInodes(table: string, port: number): string[] {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  return table
    .split("\n")
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns[1]?.endsWith(suffix) && columns[3] === "0A")
    .flatMap((columns) => columns[9] ?? []);
}
