import { dirname, relative } from "node:path";
import { clusterConfigs, serverConfig } from "#lib/config/config.ts";
import { formatConfigErrors, loadConfig } from "#lib/config/load.ts";
import { logger } from "#lib/config/log.ts";
import { shutdown } from "#lib/config/shutdown.ts";
import { startConfigWatch } from "#lib/config/watch.ts";
import { createClassData } from "./embedded/class-data.ts";
import { homeAt, projectRoot } from "./embedded/home.ts";
import type { Home } from "./embedded/home.ts";
import { ensureJars, haveJars } from "./embedded/jars.ts";
import type { Java } from "./embedded/java.ts";
import { residentBytes } from "./embedded/process-table.ts";
import { StartError } from "./embedded/start-error.ts";
import { type LaunchArguments, parseLaunchArguments, usage } from "./launch/arguments.ts";
import { build, isBuilt } from "./launch/build.ts";
import { type Embedded, embeddedDataDir, resetData, startEmbedded } from "./launch/embedded.ts";
import {
  checkPort,
  exists,
  requireJava,
  requireLoginBeyondLoopback,
  requireMaven,
  requireSpace,
} from "./launch/preflight.ts";
import { openProgress } from "./launch/progress.ts";
import { startSampleData } from "./launch/sample-data.ts";
import { serveConsole } from "./launch/serve.ts";
import { openStopper } from "./launch/stop.ts";
import { summaryTable } from "./launch/summary.ts";

const stopper = openStopper();
const progress = openProgress();
stopper.add(shutdown);
// One request that fails in an unforeseen way must not take Kafka and everybody's page with it.
process.on("unhandledRejection", (reason) => console.error("Unhandled:", reason));
process.on("uncaughtException", (error: NodeJS.ErrnoException) => {
  // Somebody closed a page or a pipe in mid-answer; nobody else is harmed by it.
  if (error.code === "ECONNRESET" || error.code === "EPIPE")
    return console.error(`A connection broke: ${error.message}`);
  console.error("The console failed and stops:", error);
  void stopper.end(1);
});

try {
  await launch(parseLaunchArguments(process.argv.slice(2)));
} catch (error) {
  if (!stopper.signal.aborted) {
    console.error(`\n${error instanceof StartError ? error.message : error instanceof Error ? error.stack : error}`);
    await stopper.end(1);
  }
}

async function launch(args: LaunchArguments): Promise<void> {
  if (args.help) {
    console.log(usage);
    return stopper.end(0);
  }
  process.chdir(projectRoot);
  if (args.port !== null) process.env.WHEELHOUSE_PORT = String(args.port);
  const loaded = loadConfig();
  if ("errors" in loaded) throw new StartError(`The configuration has faults:\n${formatConfigErrors(loaded.errors)}`);
  const warnings = formatConfigErrors(loaded.config.warnings);
  if (warnings !== "") progress.line(warnings);
  if (args.checkConfig) {
    progress.line(`The configuration is right: ${describeClusters(loaded.config.clusters.length)}.`);
    return stopper.end(0);
  }
  const { host, port, dataDir } = serverConfig();
  // The configuration file may move the folder; the console's own state is one level below it.
  const home = homeAt(dirname(dataDir));
  const own = clusterConfigs().length > 0;
  requireLoginBeyondLoopback(serverConfig());
  await checkPort(host, port);
  const java = own ? null : await requireJava();
  const firstJars = java !== null && !(await haveJars(home.jars));
  if (firstJars) await requireMaven();
  const mustBuild = !args.dev && !(await isBuilt());
  await requireSpace(home.root, firstJars ? 600e6 : mustBuild ? 300e6 : 50e6);
  if (java !== null && args.reset) await resetData(embeddedDataDir(home, args.brokers), args.yes);

  setMode(args.dev ? "development" : "production");
  const nextModule = import("next");
  const [embedded] = await Promise.all([
    java === null ? null : bringUpKafka(args, home, java),
    mustBuild ? progress.step("Building the console", build({ logDir: home.logs, signal: stopper.signal })) : null,
    nextModule,
  ]);
  const site = await serveConsole({ host, port, dev: args.dev });
  stopper.add(site.close);
  stopper.add(
    startConfigWatch({
      onReload: () => logger().info("The configuration was read again and is in force."),
      onErrors: (errors) =>
        logger().error({ errors: formatConfigErrors(errors) }, "The new configuration has faults; the old one stays."),
    }),
  );
  // Loads the code of the first page before anybody waits for it.
  await fetch(`http://${host.includes(":") ? `[${host}]` : host}:${port}/`, { redirect: "manual" }).catch(() => null);
  progress.line(
    `\n${summaryTable(await summaryRows(site.url, embedded, home))}\n\n  Open ${site.url}  (stop with Ctrl-C)`,
  );

  if (embedded === null) return;
  void embedded.kafka.failed.then((broker) => {
    if (!stopper.signal.aborted)
      progress.line(
        `Kafka broker ${broker.id} ended by itself. Its log: ${broker.logFile}. Stop with Ctrl-C and run npm start again.`,
      );
  });
  await embedded.startServices(progress.line, stopper.signal);
  if (args.sampleData) progress.line(await startSampleData(site.url));
  if (java !== null) await createClassData(home.jars, java, stopper.signal);
}

async function bringUpKafka(args: LaunchArguments, home: Home, java: Java): Promise<Embedded> {
  const fetching = ensureJars(home.jars, { signal: stopper.signal });
  await ((await exists(home.jars)) ? fetching : progress.step("Fetching Kafka 4.3.1 (55 MB), once", fetching));
  stopper.signal.throwIfAborted();
  const starting = startEmbedded({ brokers: args.brokers, connect: args.connect, home, java, signal: stopper.signal });
  stopper.add(async () => (await starting.catch(() => null))?.stop());
  return progress.step("Starting Kafka", starting);
}

async function summaryRows(url: string, embedded: Embedded | null, home: Home) {
  const memory = await residentBytes(process.pid);
  const rows = [{ what: "Console", where: url, memory, note: "" }];
  if (embedded === null) return [...rows, ...clusterConfigs().map(clusterRow)];
  for (const broker of embedded.kafka.brokers) {
    const what = embedded.kafka.brokers.length === 1 ? "Kafka 4.3.1" : `Kafka broker ${broker.id}`;
    const note = `ready in ${(embedded.kafka.startedInMs / 1000).toFixed(1)} s${broker.rack === null ? "" : `, rack ${broker.rack}`}`;
    rows.push({ what, where: broker.address, memory: await broker.rss(), note });
  }
  rows.push({ what: "Schema registry", where: "", memory: null, note: "starts now" });
  rows.push({
    what: "Data",
    where: shortPath(embedded.dataDir),
    memory: null,
    note: `logs in ${shortPath(home.logs)}`,
  });
  return rows;
}

function clusterRow(cluster: { name: string; bootstrap: { host: string; port: number }[] }) {
  const where = cluster.bootstrap.map(({ host, port }) => `${host}:${port}`).join(",");
  return { what: cluster.name, where, memory: null, note: "" };
}

function shortPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith("..") ? path : short;
}

function describeClusters(count: number): string {
  return count === 0
    ? "no own cluster, so npm start brings up the embedded Kafka"
    : `${count} cluster${count === 1 ? "" : "s"}`;
}

/** Next reads NODE_ENV when it is imported. */
function setMode(mode: "development" | "production"): void {
  Object.assign(process.env, { NODE_ENV: mode, NEXT_TELEMETRY_DISABLED: "1" });
}
