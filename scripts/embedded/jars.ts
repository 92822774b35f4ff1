import { createHash } from "node:crypto";
import { mkdir, open, readFile, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { runTool } from "./run-tool.ts";
import { StartError, errorCode } from "./start-error.ts";

export type PinnedFile = { name: string; sha256: string };

const chunkBytes = 512 * 1024;
const dependencyPlugin = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1";

/** Lines of `sha256sum`: 64 hex digits, two spaces, name. */
export function parseSums(text: string): PinnedFile[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [, sha256, name] = /^([0-9a-f]{64}) [ *]([^/]+)$/.exec(line) ?? [];
      if (sha256 === undefined || name === undefined) throw new Error(`Not a line of sha256sum: "${line}"`);
      return { name, sha256 };
    });
}

/** The pinned jars of the embedded Kafka. Their order is the class path, so that a class-data archive stays valid. */
export async function pinnedJars(): Promise<PinnedFile[]> {
  return parseSums(await readFile(join(import.meta.dirname, "kafka-jars.sha256"), "utf8"));
}

/** Whether the jars were fetched before, right or wrong. */
export async function haveJars(folder: string): Promise<boolean> {
  return (await readdir(folder).catch(() => [])).length > 0;
}

/** SHA-256 of a file as hex; null when it is not there. `buffer` is what it reads through. */
export async function sha256(path: string, buffer: Buffer = Buffer.allocUnsafe(chunkBytes)): Promise<string | null> {
  const hash = createHash("sha256");
  try {
    await using file = await open(path);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) return hash.digest("hex");
      hash.update(buffer.subarray(0, bytesRead));
    }
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}

/** Names of the pinned files that are missing or differ in `folder`. */
export async function findBroken(
  folder: string,
  files: PinnedFile[],
): Promise<{ missing: string[]; altered: string[] }> {
  const missing: string[] = [];
  const altered: string[] = [];
  const waiting = [...files];
  // Two at a time through a buffer each: a stream per jar would leave the process 40 MB bigger for good.
  const check = async () => {
    const buffer = Buffer.allocUnsafe(chunkBytes);
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      const found = await sha256(join(folder, file.name), buffer);
      if (found === null) missing.push(file.name);
      else if (found !== file.sha256) altered.push(file.name);
    }
  };
  await Promise.all([check(), check()]);
  return { missing: missing.sort(), altered: altered.sort() };
}

/**
 * Fetches Kafka's jars by Maven into `folder` unless they are there, and checks every one against the pinned SHA-256
 * at each start. Throws StartError; an altered jar is removed, so the next start fetches it again.
 */
export async function ensureJars(folder: string, options: { signal?: AbortSignal } = {}): Promise<void> {
  const files = await pinnedJars();
  if (!(await haveJars(folder))) return fetchJars(folder, files, options.signal);
  const { missing, altered } = await findBroken(folder, files);
  if (altered.length > 0) {
    await rm(folder, { recursive: true, force: true });
    throw new StartError(
      `${join(folder, altered[0] ?? "")} is not the file that was pinned: its SHA-256 differs` +
        `${altered.length > 1 ? ` (and ${altered.length - 1} more)` : ""}. It may be damaged or altered.\n` +
        `The jars of Kafka were removed. Run npm start again to fetch them anew.`,
    );
  }
  if (missing.length > 0) return fetchJars(folder, files, options.signal);
}

async function fetchJars(folder: string, files: PinnedFile[], signal?: AbortSignal): Promise<void> {
  const partial = join(dirname(folder), `${basename(folder)}.${process.pid}.partial`);
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  try {
    await runTool({
      what: "fetch the jars of Kafka 4.3.1 with Maven",
      command: "mvn",
      args: [
        ...["-B", "-q", "-ntp", "-f", join(import.meta.dirname, "pom.xml")],
        ...[`${dependencyPlugin}:copy-dependencies`, "-DincludeScope=runtime", `-DoutputDirectory=${partial}`],
      ],
      wayOut: "Check the network (a proxy belongs into ~/.m2/settings.xml) and run npm start again.",
      signal,
    });
    const { missing, altered } = await findBroken(partial, files);
    const wrong = [...altered, ...missing];
    if (wrong.length > 0) {
      throw new StartError(
        `${wrong[0]} as fetched by Maven is ${altered.length > 0 ? "not the file that was pinned" : "missing"}` +
          `${wrong.length > 1 ? ` (and ${wrong.length - 1} more)` : ""}, so nothing was installed.\n` +
          `A mirror or the folder ~/.m2/repository may hold a damaged copy: remove it there and run npm start again.`,
      );
    }
    await rm(folder, { recursive: true, force: true });
    await rename(partial, folder);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}
