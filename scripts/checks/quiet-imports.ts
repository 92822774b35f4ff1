import { spawn } from "node:child_process";
import { globSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Imports each file in turn and says after which one something was left open. Runs in a child: `import()` cannot be undone. */
const probe = `
import { createHook } from "node:async_hooks";
import { pathToFileURL } from "node:url";
let current = "";
const opened = /^(?:Timeout|Immediate|TCPWRAP|TCPSERVERWRAP|TCPCONNECTWRAP|PIPEWRAP|UDPWRAP|FSEVENTWRAP|STATWATCHER|PROCESSWRAP|WORKER|GETADDRINFOREQWRAP|TLSWRAP|SIGNALWRAP)$/;
createHook({ init: (id, type) => { if (opened.test(type) && process.connected) process.send(current + ": opens " + type + " at import"); } }).enable();
for (const file of process.argv.slice(1)) {
  current = file;
  try { await import(pathToFileURL(file).href); }
  catch (error) { process.send(file + ": cannot be imported by plain node: " + error.message); }
}
process.disconnect();
`;

/**
 * Imports every module of lib under `base` in a fresh process in an empty folder. Returns, in words, which one opens a
 * socket, timer, watcher or file at import; the process must also end by itself within `deadlineMs`.
 */
export async function checkQuietImports(base: string, deadlineMs = 30_000): Promise<string[]> {
  const files = globSync("lib/**/*.ts", { cwd: base }).filter((file) => !/\.test\.ts$|-worker\.ts$/.test(file));
  const folder = mkdtempSync(join(tmpdir(), "wheelhouse-imports-"));
  const faults: string[] = [];
  try {
    // No output: a warning on a piped stderr would open that pipe and look like a fault of the module.
    const child = spawn(
      process.execPath,
      ["--input-type=module", "--eval", probe, ...files.map((file) => join(base, file))],
      { cwd: folder, stdio: ["ignore", "ignore", "ignore", "ipc"], env: { ...process.env, WHEELHOUSE_HOME: folder } },
    );
    child.on("message", (message) => faults.push(String(message).replaceAll(`${base}/`, "")));
    const late = setTimeout(() => child.kill("SIGKILL"), deadlineMs);
    const code = await new Promise<number | null>((done) => child.once("exit", done));
    clearTimeout(late);
    if (code === null) faults.push(`the process that imports lib/ did not end within ${deadlineMs / 1000} s`);
    else if (code !== 0) faults.push(`the process that imports lib/ ended with ${code}`);
    faults.push(...readdirSync(folder).map((name) => `a file was written at import: ${name}`));
    return [...new Set(faults)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
