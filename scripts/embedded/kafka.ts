import { randomBytes } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type Child, logExcerpt, spawnChild } from "./child.ts";
import { classDataArchive, jvmFlags } from "./jvm.ts";
import { freePorts } from "./free-ports.ts";
import { wheelhouseHome } from "./home.ts";
import { pinnedJars } from "./jars.ts";
import { type Java, findJava } from "./java.ts";
import { kafkaProperties, logDirs, propertiesText } from "./kafka-properties.ts";
import { commandLine, pollUntil } from "./process-table.ts";
import { runTool } from "./run-tool.ts";
import { StartError } from "./start-error.ts";

export type KafkaOptions = {
  brokers: 1 | 3;
  /** Folder of this cluster alone; it is formatted at the first start and kept. */
  dataDir: string;
  /** Folder of the log files; `logs` in `dataDir` when left out. */
  logDir?: string;
  /** Rack of each broker; a, b, c for three, none for one, when left out. */
  racks?: string[];
  /** More listeners: name to protocol, each on a free port of its own. */
  listeners?: Record<string, "PLAINTEXT" | "SSL" | "SASL_PLAINTEXT" | "SASL_SSL">;
  /** Properties that are added or replace ours, for all nodes. */
  extraProperties?: Record<string, string>;
  /** More arguments of `StorageTool format`, such as `--add-scram`. */
  formatArguments?: string[];
  /** Heap of each broker as the JVM writes it; 256m when left out. */
  heap?: string;
  /** More JVM flags, such as `-javaagent:…`. */
  jvmArguments?: string[];
  /** Runs it at the lowest priority. */
  nice?: boolean;
  /** Folder of the jars (`ensureJars`); that of `WHEELHOUSE_HOME` when left out. */
  jars?: string;
  java?: Java;
  /** Kills it while it is starting; later there is `stop`. */
  signal?: AbortSignal;
  /** Longest time until all brokers say they are up; 60 s when left out. */
  timeoutMs?: number;
};

export type KafkaBroker = {
  id: number;
  rack: string | null;
  /** Host and port of the plain listener. */
  address: string;
  /** Port of each listener by name, CLIENT included. */
  ports: Record<string, number>;
  readonly pid: number;
  readonly logFile: string;
  running: () => boolean;
  /** Resident memory in bytes. */
  rss: () => Promise<number | null>;
  stop: (graceMs?: number) => Promise<void>;
  kill: () => Promise<void>;
  /** Starts it again on the same ports; resolves when it says it is up. */
  restart: () => Promise<void>;
};

export type Kafka = {
  /** Comma-separated `host:port` of the plain listeners. */
  bootstrap: string;
  /** Kafka's own cluster id. */
  clusterId: string;
  brokers: KafkaBroker[];
  /** Time from spawn until all brokers were up, in milliseconds. */
  startedInMs: number;
  /** Resolves with the broker that ended without being asked to. */
  failed: Promise<KafkaBroker>;
  /** SIGTERM, the controller last; SIGKILL for what is left after 5 s in all. */
  stop: () => Promise<void>;
  kill: () => Promise<void>;
};

const savedCluster = z.object({ clusterId: z.string(), ports: z.record(z.string(), z.number()) });
type Saved = z.infer<typeof savedCluster>;

/**
 * Starts Kafka 4.3.1 in KRaft mode on free ports of 127.0.0.1, the same as last time where they are still free.
 * Node 1 is broker and controller, nodes 2 and 3 are brokers: the ports may then change between starts, which a quorum
 * of three controllers does not survive. Throws StartError, with nothing left running.
 */
export async function startKafka(options: KafkaOptions): Promise<Kafka> {
  const java = options.java ?? (await findJava(17)).java;
  if (java === null) throw new StartError("Kafka needs Java 17 or newer, and none was found.");
  const jars = options.jars ?? wheelhouseHome().jars;
  const classPath = (await pinnedJars()).map(({ name }) => join(jars, name)).join(":");
  const ids = Array.from({ length: options.brokers }, (_, index) => index + 1);
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 });
  await waitForPredecessors(options.dataDir, ids);

  const { nodes, saved, formatted } = await layOut(options, ids);
  const files = new Map<number, string>();
  for (const node of nodes) {
    const file = propertiesFile(options.dataDir, node.id);
    await writeFile(file, propertiesText({ ...kafkaProperties(node), ...options.extraProperties }), { mode: 0o600 });
    files.set(node.id, file);
  }
  if (!formatted) {
    for (const node of nodes) for (const dir of node.logDirs) await rm(dir, { recursive: true, force: true });
    await Promise.all(nodes.map((node) => format(java, classPath, files.get(node.id) ?? "", saved, node.id, options)));
  }
  await writeFile(join(options.dataDir, "cluster.json"), JSON.stringify(saved, null, 2));

  const launch = (id: number): Child => {
    const child = spawnChild({
      name: `Kafka broker ${id}`,
      command: options.nice ? "nice" : java.path,
      args: [
        ...(options.nice ? ["-n", "19", java.path] : []),
        ...["-Xms64m", `-Xmx${options.heap ?? "256m"}`, ...jvmFlags, ...useArchive(jars, java)],
        `-Dlog4j2.configurationFile=${join(import.meta.dirname, "log4j2.properties")}`,
        ...["-Dlog4j2.disable.jmx=true", "-Djava.awt.headless=true", ...(options.jvmArguments ?? [])],
        ...["-cp", classPath, "kafka.Kafka", files.get(id) ?? ""],
      ],
      logFile: join(options.logDir ?? join(options.dataDir, "logs"), `kafka-${id}.log`),
    });
    writeFileSync(pidFile(options.dataDir, id), String(child.pid));
    return child;
  };

  const timeoutMs = options.timeoutMs ?? 60_000;
  const started = performance.now();
  let reportFailure: (broker: KafkaBroker) => void = () => undefined;
  const failed = new Promise<KafkaBroker>((resolve) => (reportFailure = resolve));
  const brokers = nodes.map((node): KafkaBroker => {
    let child: Child;
    let asked = false;
    const begin = () => {
      asked = false;
      const current = (child = launch(node.id));
      void current.exited.then(() => {
        if (!asked && current === child) reportFailure(broker);
      });
    };
    const broker: KafkaBroker = {
      id: node.id,
      rack: node.rack,
      address: `127.0.0.1:${node.clientPort}`,
      ports: Object.fromEntries([["CLIENT", node.clientPort], ...node.extraListeners.map((it) => [it.name, it.port])]),
      get pid() {
        return child.pid;
      },
      get logFile() {
        return child.logFile;
      },
      running: () => child.running(),
      rss: () => child.rss(),
      stop: (graceMs) => {
        asked = true;
        return child.stop(graceMs);
      },
      kill: () => {
        asked = true;
        return child.kill();
      },
      restart: async () => {
        asked = true;
        await child.stop();
        begin();
        await untilUp(child, timeoutMs);
      },
    };
    begin();
    return broker;
  });

  const kill = async () => {
    await Promise.all(brokers.map((broker) => broker.kill()));
  };
  const abort = () => void kill();
  options.signal?.addEventListener("abort", abort, { once: true });
  try {
    options.signal?.throwIfAborted();
    await Promise.all(brokers.map((broker) => untilUp(broker, timeoutMs)));
  } catch (error) {
    await kill();
    throw error;
  } finally {
    options.signal?.removeEventListener("abort", abort);
  }
  return {
    bootstrap: brokers.map((broker) => broker.address).join(","),
    clusterId: saved.clusterId,
    brokers,
    startedInMs: Math.round(performance.now() - started),
    failed,
    stop: async () => {
      const [first, ...others] = brokers;
      // A broker hands over its partitions through the controller, so that one goes last.
      await Promise.all(others.map((broker) => broker.stop(2_500)));
      await first?.stop(2_500);
    },
    kill,
  };
}

async function layOut(options: KafkaOptions, ids: number[]) {
  const previous = await readSaved(options.dataDir);
  const names = Object.keys(options.listeners ?? {});
  const keys = ids.flatMap((id) => [`${id}.CLIENT`, ...names.map((name) => `${id}.${name}`)]).concat("1.CONTROLLER");
  const ports = await freePorts(keys.map((key) => previous?.ports[key] ?? null));
  const byKey: Record<string, number> = Object.fromEntries(keys.map((key, index) => [key, ports[index] ?? 0]));
  const saved: Saved = { clusterId: previous?.clusterId ?? randomUuid(), ports: byKey };
  const racks = options.racks ?? (options.brokers === 3 ? ["a", "b", "c"] : []);
  const nodes = ids.map((id) => ({
    id,
    rack: racks[id - 1] ?? null,
    clientPort: byKey[`${id}.CLIENT`] ?? 0,
    controllerPort: id === 1 ? (byKey["1.CONTROLLER"] ?? 0) : null,
    controllerAddress: `127.0.0.1:${byKey["1.CONTROLLER"]}`,
    logDirs: logDirs(options.dataDir, id),
    extraListeners: Object.entries(options.listeners ?? {}).map(([name, protocol]) => ({
      name,
      protocol,
      port: byKey[`${id}.${name}`] ?? 0,
    })),
    brokers: options.brokers,
  }));
  return { nodes, saved, formatted: previous !== null };
}

async function readSaved(dataDir: string): Promise<Saved | null> {
  const text = await readFile(join(dataDir, "cluster.json"), "utf8").catch(() => null);
  if (text === null) return null;
  try {
    return savedCluster.parse(JSON.parse(text));
  } catch (error) {
    throw new StartError(
      `${join(dataDir, "cluster.json")} cannot be read, so it is unknown which cluster the data belongs to.\n` +
        `Start over with an empty Kafka: npm start -- --reset`,
      { cause: error },
    );
  }
}

async function format(
  java: Java,
  classPath: string,
  file: string,
  saved: Saved,
  id: number,
  options: KafkaOptions,
): Promise<void> {
  await runTool({
    what: "format the storage of the embedded Kafka",
    command: java.path,
    args: [
      ...["-Xmx128m", ...jvmFlags, `-Dlog4j2.configurationFile=${join(import.meta.dirname, "log4j2.properties")}`],
      ...["-cp", classPath, "kafka.tools.StorageTool", "format", "-t", saved.clusterId, "-c", file],
      ...[id === 1 ? "--standalone" : "--no-initial-controllers", ...(options.formatArguments ?? [])],
    ],
    wayOut: "Check that the folder can be written and run npm start again.",
    signal: options.signal,
  });
}

async function untilUp(server: { running: () => boolean; logFile: string }, timeoutMs: number): Promise<void> {
  const started = async () => (await readFile(server.logFile, "utf8").catch(() => "")).includes("Kafka Server started");
  const done = await pollUntil(async () => !server.running() || (await started()), timeoutMs, 30);
  if (done && server.running()) return;
  const why = server.running() ? `was not ready within ${Math.round(timeoutMs / 1000)} s` : "ended while starting";
  const excerpt = await logExcerpt(server.logFile);
  throw new StartError(
    `The embedded Kafka ${why}. Its log says:\n${excerpt}\nAll of it: ${server.logFile}\n` +
      (/No space left/.test(excerpt)
        ? "The disk is full: free some space and run npm start again."
        : "Start over with an empty Kafka (npm start -- --reset), or use your own cluster (docs/configuration.md)."),
  );
}

/** After a kill -9 of the launcher its brokers live up to three seconds more and hold the locks of the data. */
async function waitForPredecessors(dataDir: string, ids: number[]): Promise<void> {
  for (const id of ids) {
    const pid = Number(await readFile(pidFile(dataDir, id), "utf8").catch(() => "0"));
    const alive = async () => pid > 0 && ((await commandLine(pid)) ?? "").includes(propertiesFile(dataDir, id));
    if (await pollUntil(async () => !(await alive()), 5_000)) continue;
    throw new StartError(
      `Kafka's data in ${dataDir} is in use by process ${pid}, probably another Wheelhouse.\n` +
        `Stop that one first (kill ${pid}), or give this one its own folder: WHEELHOUSE_HOME=<folder> npm start`,
    );
  }
}

function pidFile(dataDir: string, id: number): string {
  return join(dataDir, `node-${id}.pid`);
}

function propertiesFile(dataDir: string, id: number): string {
  return join(dataDir, `node-${id}.properties`);
}

function useArchive(jars: string, java: Java): string[] {
  const archive = classDataArchive(jars, java);
  return existsSync(archive) ? [`-XX:SharedArchiveFile=${archive}`] : [];
}

/** A Kafka Uuid: 16 random bytes in base64url, not starting with a dash (StorageTool would take it for an option). */
export function randomUuid(): string {
  for (;;) {
    const text = randomBytes(16).toString("base64url");
    if (!text.startsWith("-")) return text;
  }
}
