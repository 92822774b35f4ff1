import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Child, spawnChild } from "./child.ts";
import { jvmFlags } from "./jvm.ts";
import { pinnedJars } from "./jars.ts";
import type { Java } from "./java.ts";
import { propertiesText } from "./kafka-properties.ts";
import { waitForHttp } from "./wait-for-http.ts";

export type ConnectOptions = {
  java: Java;
  jars: string;
  /** Folder of its settings and password. */
  dataDir: string;
  logDir: string;
  bootstrap: string;
  brokers: number;
  port: number;
  username: string;
  password: string;
  /** More worker properties, for tests. */
  extraProperties?: Record<string, string>;
};

/** Login of the embedded Connect, made up once and kept in a file only its owner may read. */
export async function connectLogin(dataDir: string): Promise<{ username: string; password: string }> {
  const file = join(dataDir, "users.properties");
  const saved = /^(\w+)=(\w+)$/m.exec(await readFile(file, "utf8").catch(() => ""));
  if (saved?.[1] !== undefined && saved[2] !== undefined) return { username: saved[1], password: saved[2] };
  const login = { username: "wheelhouse", password: randomBytes(18).toString("hex") };
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(file, propertiesText({ [login.username]: login.password }), { mode: 0o600 });
  return login;
}

/**
 * Starts a distributed Kafka Connect worker with the file connectors and basic auth on 127.0.0.1.
 * Resolves when its REST API answers. Throws StartError; nothing is left running then.
 */
export async function startConnect(options: ConnectOptions, signal: AbortSignal): Promise<Child> {
  const plugins = join(options.dataDir, "plugins");
  await mkdir(join(plugins, "file"), { recursive: true });
  const names = (await pinnedJars()).map(({ name }) => name);
  for (const name of names.filter(isFilePlugin)) {
    const target = join(plugins, "file", name);
    if (!existsSync(target)) await copyFile(join(options.jars, name), target);
  }
  const login = join(options.dataDir, "login.conf");
  const module = "org.apache.kafka.connect.rest.basic.auth.extension.PropertyFileLoginModule";
  await writeFile(
    login,
    `KafkaConnect { ${module} required file="${join(options.dataDir, "users.properties").replaceAll("\\", "/")}"; };\n`,
  );
  const file = join(options.dataDir, "connect.properties");
  await writeFile(file, propertiesText({ ...connectProperties(options, plugins), ...options.extraProperties }));
  const worker = spawnChild({
    name: "Kafka Connect",
    command: options.java.path,
    args: [
      ...["-Xms64m", "-Xmx256m", ...jvmFlags, "-Djava.awt.headless=true", "-Dlog4j2.disable.jmx=true"],
      `-Dlog4j2.configurationFile=${join(import.meta.dirname, "log4j2.properties")}`,
      `-Djava.security.auth.login.config=${login}`,
      // A plugin that is on the class path too would be loaded twice.
      ...[
        "-cp",
        names
          .filter((name) => !isFilePlugin(name))
          .map((name) => join(options.jars, name))
          .join(":"),
      ],
      ...["org.apache.kafka.connect.cli.ConnectDistributed", file],
    ],
    logFile: join(options.logDir, "connect.log"),
  });
  const stop = () => void worker.kill();
  signal.addEventListener("abort", stop, { once: true });
  try {
    const basic = Buffer.from(`${options.username}:${options.password}`).toString("base64");
    await waitForHttp(worker, `http://127.0.0.1:${options.port}/connectors`, {
      headers: { authorization: `Basic ${basic}` },
      timeoutMs: 90_000,
    });
  } catch (error) {
    await worker.kill();
    throw error;
  } finally {
    signal.removeEventListener("abort", stop);
  }
  return worker;
}

function connectProperties(options: ConnectOptions, plugins: string): Record<string, string> {
  const replicas = String(Math.min(3, options.brokers));
  return {
    "bootstrap.servers": options.bootstrap,
    "group.id": "connect",
    listeners: `http://127.0.0.1:${options.port}`,
    "rest.advertised.host.name": "127.0.0.1",
    "rest.extension.classes": "org.apache.kafka.connect.rest.basic.auth.extension.BasicAuthSecurityRestExtension",
    "key.converter": "org.apache.kafka.connect.json.JsonConverter",
    "value.converter": "org.apache.kafka.connect.json.JsonConverter",
    "config.storage.topic": "connect-configs",
    "offset.storage.topic": "connect-offsets",
    "status.storage.topic": "connect-status",
    "config.storage.replication.factor": replicas,
    "offset.storage.replication.factor": replicas,
    "status.storage.replication.factor": replicas,
    "offset.storage.partitions": "1",
    "status.storage.partitions": "1",
    "offset.flush.interval.ms": "1000",
    "scheduled.rebalance.max.delay.ms": "0",
    "plugin.path": plugins,
    // Scanning every jar for plugins takes three times as long.
    "plugin.discovery": "service_load",
  };
}

function isFilePlugin(name: string): boolean {
  return name.startsWith("connect-file-");
}
