import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Connection } from "@platformatic/kafka";
import { wheelhouseHome } from "../scripts/embedded/home.ts";
import { ensureJars } from "../scripts/embedded/jars.ts";
import { startKafka } from "../scripts/embedded/kafka.ts";
import { browser } from "./browser.ts";
import { exports } from "./exports.ts";
import { connect } from "./fixtures.ts";
import { printRows, type Row } from "./rows.ts";
import { coldStart, groupList, memory, newest, produceOne, topicLists, type Bench } from "./scenarios.ts";
import { avroSearch, growth, promptness, searchMemory } from "./search-measures.ts";
import { searches } from "./searches.ts";

type Scenario = { brokers: 1 | 3; run: (bench: Bench) => Promise<Row[]>; onDemand?: true };

/** `npm run bench`: all scenarios that are not on demand, each on a Kafka of its own. `-- --only <name>,…` for some of them. */
const scenarios: Record<string, Scenario> = {
  start: { brokers: 1, run: coldStart },
  records: { brokers: 1, run: async (bench) => [...(await newest(bench)), ...(await produceOne(bench))] },
  memory: { brokers: 1, run: memory },
  // One process may hold 20,000 open files here; three brokers share the 30,000 partitions.
  topics: { brokers: 3, run: topicLists },
  groups: { brokers: 1, run: groupList },
  search: { brokers: 1, run: searches },
  avro: { brokers: 1, run: avroSearch },
  prompt: { brokers: 1, run: promptness },
  // These write 2 GB and more.
  growth: { brokers: 1, run: growth, onDemand: true },
  "search-memory": { brokers: 1, run: searchMemory, onDemand: true },
  export: { brokers: 1, run: exports },
  browser: { brokers: 1, run: browser },
};

const { values: options } = parseArgs({
  options: {
    only: { type: "string" },
    records: { type: "string", default: "200000" },
    rounds: { type: "string", default: "9" },
  },
});
const usual = Object.entries(scenarios).flatMap(([name, { onDemand }]) => (onDemand ? [] : [name]));
const names = options.only === undefined ? usual : options.only.split(",");
for (const name of names) {
  if (scenarios[name] !== undefined) continue;
  console.error(`--only ${name}: there is ${Object.keys(scenarios).join(", ")}`);
  process.exit(2);
}

const libs = wheelhouseHome().jars;
await ensureJars(libs);
const rows: Row[] = [];
for (const name of names) {
  const scenario = scenarios[name];
  if (scenario === undefined) continue;
  console.error(`${name} …`);
  try {
    rows.push(...(await onKafka(scenario.brokers, scenario.run)));
  } catch (error) {
    console.error(`${name} failed:`, error);
    process.exitCode = 1;
  }
}
console.log(
  `\n${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; ${options.records} records a topic; medians of ${options.rounds} interleaved rounds.\n`,
);
printRows(rows);

async function onKafka(brokers: 1 | 3, run: (bench: Bench) => Promise<Row[]>): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "wheelhouse-bench-kafka-"));
  const kafka = await startKafka({ brokers, dataDir, heap: "1g" });
  let connection: Connection | null = null;
  try {
    connection = await connect(kafka.bootstrap);
    const [broker] = kafka.brokers;
    if (broker === undefined) throw new Error("Kafka started without a broker.");
    return await run({
      bootstrap: kafka.bootstrap,
      brokerPid: broker.pid,
      kafkaStartedMs: kafka.startedInMs,
      connection,
      libs,
      rounds: Number(options.rounds),
      records: Number(options.records),
    });
  } finally {
    await connection?.close();
    await kafka.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
