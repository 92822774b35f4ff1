import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { logExcerpt, spawnChild } from "../embedded/child.ts";
import { projectRoot } from "../embedded/home.ts";
import { StartError } from "../embedded/start-error.ts";

/** All that `next build` reads, but tsconfig.json: the build itself may rewrite it, and it decides types only. */
const sources = [
  ...["app", "components", "lib", "public", "proxy.ts", "instrumentation.ts", "instrumentation-client.ts"],
  ...["next.config.ts", "postcss.config.mjs", "package.json", "package-lock.json"],
];

/** Hash of the sources of the console; tests are not among them. */
export async function sourceHash(root: string = projectRoot): Promise<string> {
  const hash = createHash("sha256").update(process.version);
  for (const path of (await Promise.all(sources.map((name) => filesUnder(root, name)))).flat()) {
    hash.update(`${path}\0`).update(
      createHash("sha256")
        .update(await readFile(join(root, path)))
        .digest(),
    );
  }
  return hash.digest("hex");
}

/** Whether the build in `.next` was made from the sources as they are now. */
export async function isBuilt(root: string = projectRoot): Promise<boolean> {
  const record = await readFile(recordFile(root), "utf8").catch(() => "");
  return record !== "" && record === (await sourceHash(root));
}

/**
 * Runs `next build`, whatever is there. Throws StartError with the first errors of its output.
 * A build that was broken off is not recorded, so the next start builds again.
 */
export async function build(
  options: { logDir: string; signal: AbortSignal },
  root: string = projectRoot,
): Promise<void> {
  const hash = await sourceHash(root);
  await rm(recordFile(root), { force: true });
  const child = spawnChild({
    name: "next build",
    command: process.execPath,
    args: [join(root, "node_modules/next/dist/bin/next"), "build", root],
    logFile: join(options.logDir, "build.log"),
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  const stop = () => void child.kill();
  options.signal.addEventListener("abort", stop, { once: true });
  const { code, signal } = await child.exited;
  options.signal.removeEventListener("abort", stop);
  if (code !== 0) {
    const excerpt = await logExcerpt(child.logFile);
    throw new StartError(
      `The console could not be built (${signal ?? `exit code ${code}`}).\n${excerpt}\nAll of it: ${child.logFile}\n` +
        (/ENOSPC|No space left/.test(excerpt)
          ? "The disk is full: free some space and run npm start again."
          : "With a fresh clone this should not happen; run npm start again, or: docker compose up"),
    );
  }
  await mkdir(join(root, ".next"), { recursive: true });
  await writeFile(recordFile(root), hash);
}

async function filesUnder(root: string, name: string): Promise<string[]> {
  const found = await stat(join(root, name)).catch(() => null);
  if (found === null) return [];
  if (!found.isDirectory()) return [name];
  const names = (await readdir(join(root, name))).filter((entry) => !/\.test\.tsx?$|^\./.test(entry)).sort();
  return (await Promise.all(names.map((entry) => filesUnder(root, join(name, entry))))).flat();
}

function recordFile(root: string): string {
  return join(root, ".next/wheelhouse-sources");
}
