import { execFile } from "node:child_process";
import { readFile, readdir, realpath } from "node:fs/promises";
import { delimiter, join, resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export type Java = { path: string; major: number; version: string };

const jvmFolders = [
  "/usr/lib/jvm",
  "/Library/Java/JavaVirtualMachines",
  "/opt/homebrew/opt",
  "/usr/local/opt",
  "/opt/java",
];

/**
 * The first Java of at least `minimum`: `WHEELHOUSE_JAVA` alone when set, else JAVA_HOME, PATH, the usual JVM folders
 * and `extra` paths, in this order. Also every older one that was met, to name it in a message.
 */
export async function findJava(
  minimum: number,
  options: { environment?: NodeJS.ProcessEnv; folders?: string[]; extra?: string[] } = {},
): Promise<{ java: Java | null; older: Java[] }> {
  const environment = options.environment ?? process.env;
  const older: Java[] = [];
  for await (const path of candidates(environment, options.folders ?? jvmFolders, options.extra ?? [])) {
    const java = await describeJava(path);
    if (java === null) continue;
    if (java.major >= minimum) return { java, older };
    older.push(java);
  }
  return { java: null, older };
}

async function* candidates(environment: NodeJS.ProcessEnv, folders: string[], extra: string[]): AsyncGenerator<string> {
  if (environment.WHEELHOUSE_JAVA) {
    yield resolve(environment.WHEELHOUSE_JAVA);
    return;
  }
  if (environment.JAVA_HOME) yield join(environment.JAVA_HOME, "bin/java");
  for (const folder of (environment.PATH ?? "").split(delimiter)) if (folder !== "") yield join(folder, "java");
  for (const folder of folders) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names.sort().reverse()) {
      if (!/jdk|jre|java|jvm|temurin|zulu|corretto|graal/i.test(name)) continue;
      yield join(folder, name, "bin/java");
      yield join(folder, name, "Contents/Home/bin/java");
    }
  }
  yield* extra;
}

/** Version of a `java` binary; null when there is none or it does not run. */
export async function describeJava(path: string): Promise<Java | null> {
  const real = await realpath(path).catch(() => null);
  if (real === null) return null;
  // The release file answers in microseconds; starting a JVM to ask costs a tenth of a second.
  const release = await readFile(resolve(real, "../../release"), "utf8").catch(() => "");
  const version =
    /^JAVA_VERSION="?([^"\n]+)"?/m.exec(release)?.[1] ??
    (await run(real, ["-version"]).then(
      ({ stdout, stderr }) => /version "([^"]+)"/.exec(stderr + stdout)?.[1],
      () => undefined,
    ));
  if (version === undefined) return null;
  return { path: real, version, major: javaMajor(version) };
}

/** 17 of "17.0.15", 8 of "1.8.0_402", 22 of "22-ea". */
export function javaMajor(version: string): number {
  const [first = "0", second = "0"] = version.split(/[.\-+_]/);
  return first === "1" ? Number(second) : Number(first);
}
