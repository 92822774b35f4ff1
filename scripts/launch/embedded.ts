import { readdir, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { createInterface } from "node:readline/promises";
import { setEmbedded } from "#lib/config/config.ts";
import { setServiceState } from "#lib/config/service-state.ts";
import type { ClusterConfig } from "#lib/config/types.ts";
import type { Child } from "../embedded/child.ts";
import { connectLogin, startConnect } from "../embedded/connect.ts";
import { freePorts } from "../embedded/free-ports.ts";
import type { Home } from "../embedded/home.ts";
import type { Java } from "../embedded/java.ts";
import { type Kafka, startKafka } from "../embedded/kafka.ts";
import { registryUrl, startRegistry } from "../embedded/registry.ts";
import { StartError } from "../embedded/start-error.ts";

export const embeddedId = "embedded";
const registryName = "Schema registry";
const connectName = "Kafka Connect";

/** The embedded Kafka with what stands beside it. */
export type Embedded = {
  kafka: Kafka;
  dataDir: string;
  /** Registry and Connect once they run. */
  services: Child[];
  /** Starts registry and Connect; they report to the console by their state, and to `say` in one line each. */
  startServices: (say: (text: string) => void, signal: AbortSignal) => Promise<void>;
  stop: () => Promise<void>;
};

export type EmbeddedOptions = { brokers: 1 | 3; connect: boolean; home: Home; java: Java; signal: AbortSignal };

/** Folder of one size of the embedded Kafka. */
export function embeddedDataDir(home: Home, brokers: 1 | 3): string {
  return join(home.data, `kafka-${brokers}`);
}

/** Asks on the terminal, then deletes the data. Without a terminal it needs `yes`. Throws StartError when refused. */
export async function resetData(dataDir: string, yes: boolean): Promise<void> {
  const names = await readdir(dataDir).catch(() => []);
  if (names.length === 0) return;
  if (!yes) {
    if (!process.stdin.isTTY || !process.stdout.isTTY) {
      throw new StartError(
        `--reset deletes ${dataDir} with all topics and schemas. Nobody is there to ask: add --yes to agree.`,
      );
    }
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    const answer = await terminal.question(`Delete ${dataDir} with all topics and schemas? Type yes: `);
    terminal.close();
    if (answer.trim().toLowerCase() !== "yes") throw new StartError("Nothing was deleted and nothing started.");
  }
  await rm(dataDir, { recursive: true, force: true });
}

/** Starts the brokers and puts the cluster into the configuration. Registry and Connect follow by `startServices`. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { home, java, brokers } = options;
  const dataDir = embeddedDataDir(home, brokers);
  const kafka = await startKafka({
    brokers,
    dataDir,
    logDir: home.logs,
    jars: home.jars,
    java,
    signal: options.signal,
  });
  const [registryPort = 0, connectPort = 0] = await freePorts([null, null]);
  const login = options.connect ? await connectLogin(join(dataDir, "connect")) : null;
  // The addresses are known before anything answers there, so the cluster object stays the same when it does.
  setEmbedded(
    clusterOf(
      kafka,
      registryUrl(registryPort),
      login === null ? null : { url: `http://127.0.0.1:${connectPort}`, ...login },
    ),
    [
      { kind: "schema-registry", name: registryName, state: "starting", reason: "waits for the console" },
      ...(login === null
        ? []
        : [
            {
              kind: "connect" as const,
              name: connectName,
              state: "starting" as const,
              reason: "waits for the console",
            },
          ]),
    ],
  );
  const services: Child[] = [];
  const startServices = async (say: (text: string) => void, signal: AbortSignal) => {
    const registry = startRegistry({
      softwareDir: home.root,
      dataDir: join(dataDir, "registry"),
      logDir: home.logs,
      port: registryPort,
      onProgress: (text) => {
        setServiceState(embeddedId, { kind: "schema-registry", name: registryName, state: "starting", reason: text });
        if (text.startsWith("fetching") || text.startsWith("no Java")) say(`${registryName}: ${text}`);
      },
      signal,
    });
    const connect =
      login === null
        ? null
        : startConnect(
            {
              ...{ java, jars: home.jars, dataDir: join(dataDir, "connect"), logDir: home.logs, brokers },
              ...{ bootstrap: kafka.bootstrap, port: connectPort, ...login },
            },
            signal,
          );
    await Promise.all([
      report("schema-registry", registryName, registry, registryUrl(registryPort)),
      ...(connect === null
        ? []
        : [
            report(
              "connect",
              connectName,
              connect,
              `http://127.0.0.1:${connectPort}, user and password in ${relative(process.cwd(), join(dataDir, "connect/users.properties"))}`,
            ),
          ]),
    ]);

    async function report(kind: "schema-registry" | "connect", name: string, starting: Promise<Child>, where: string) {
      const fail = (reason: string) => {
        if (signal.aborted) return;
        setServiceState(embeddedId, { kind, name, state: "failed", reason });
        say(`${name} not started: ${reason}`);
      };
      try {
        const child = await starting;
        services.push(child);
        setServiceState(embeddedId, { kind, name, state: "ready", reason: null });
        say(`${name} ready: ${where}`);
        void child.exited.then(() =>
          fail(`it ended by itself (log: ${child.logFile}); npm start again brings it back`),
        );
      } catch (error) {
        fail(error instanceof Error ? error.message : String(error));
      }
    }
  };
  return {
    kafka,
    dataDir,
    services,
    startServices,
    stop: async () => {
      await Promise.all([kafka.stop(), ...services.map((service) => service.stop())]);
    },
  };
}

function clusterOf(
  kafka: Kafka,
  registry: string,
  connect: { url: string; username: string; password: string } | null,
): ClusterConfig {
  return {
    id: embeddedId,
    name: "Embedded Kafka",
    environment: "development",
    readOnly: false,
    embedded: true,
    bootstrap: kafka.bootstrap.split(",").map((address) => {
      const [host = "", port = ""] = address.split(":");
      return { host, port: Number(port) };
    }),
    tls: null,
    sasl: null,
    schemaRegistry: { name: registryName, url: registry, auth: null, tls: null },
    connect:
      connect === null
        ? []
        : [
            {
              name: connectName,
              url: connect.url,
              auth: { kind: "basic", username: connect.username, password: connect.password },
              tls: null,
            },
          ],
  };
}
