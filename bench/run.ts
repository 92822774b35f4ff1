import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { wheelhouseHome } from "../scripts/embedded/home.ts";
import { ensureJars } from "../scripts/embedded/jars.ts";
import { startKafka } from "../scripts/embedded/kafka.ts";
import { connect } from "./fixtures.ts";
import { startConsole, type RunningConsole } from "./measure.ts";
import { coldStart, memory, newest, produceOne, topicLists, type Bench, type Row } from "./scenarios.ts";
import { searches } from "./searches.ts";

const { values: options } = parseArgs({
  options: {
    records: { type: "string", default: "200000" },
    rounds: { type: "string", default: "9" },
    /** Names of scenarios with commas; all of them when absent. */
    only: { type: "string" },
  },
});

function print(rows: Row[]): void {
  const cell = (value: number | null, unit: Row["unit"]) =>
    value === null ? "–" : `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`;
  const lines = rows.map((row) => [
    row.scenario,
    cell(row.ours, row.unit),
    row.reference === null ? "–" : `${cell(row.reference, row.unit)} (${row.referenceName})`,
    row.reference === null ? "–" : `${(row.reference / row.ours).toFixed(1)} ×`,
  ]);
  process.stdout.write(
    "| scenario | Wheelhouse | reference in the same run | reference ÷ Wheelhouse |\n|---|---|---|---|\n",
  );
  for (const line of lines) process.stdout.write(`| ${line.join(" | ")} |\n`);
}

async function withConsole(bench: Bench, run: (console: RunningConsole) => Promise<Row[]>): Promise<Row[]> {
  const console = await startConsole(bench.bootstrap);
  try {
    return await run(console);
  } finally {
    await console.stop();
  }
}

const scenarios: Record<string, (bench: Bench) => Promise<Row[]>> = {
  start: coldStart,
  records: (bench) =>
    withConsole(bench, async (console) => [...(await newest(bench, console)), ...(await produceOne(bench, console))]),
  memory,
  topics: (bench) => withConsole(bench, (console) => topicLists(bench, console)),
  search: (bench) => withConsole(bench, (console) => searches(bench, console)),
};
const names = options.only?.split(",") ?? Object.keys(scenarios);
const chosen = names.map((name) => {
  const run = scenarios[name];
  if (run === undefined) throw new Error(`No scenario "${name}"; there are ${Object.keys(scenarios).join(", ")}.`);
  return [name, run] as const;
});

const libs = wheelhouseHome().jars;
await ensureJars(libs);
const dataDir = mkdtempSync(join(tmpdir(), "wheelhouse-bench-kafka-"));
const spawned = performance.now();
const kafka = await startKafka({ brokers: 1, dataDir, heap: "1g" });
const rows: Row[] = [
  {
    scenario: "embedded Kafka, format and start to ready",
    ours: performance.now() - spawned,
    unit: "ms",
    reference: null,
    referenceName: "",
  },
];
const connection = await connect(kafka.bootstrap);
try {
  const [broker] = kafka.brokers;
  if (broker === undefined) throw new Error("Kafka started without a broker.");
  const bench: Bench = {
    bootstrap: kafka.bootstrap,
    brokerPid: broker.pid,
    connection,
    libs,
    rounds: Number(options.rounds),
    records: Number(options.records),
  };
  for (const [name, run] of chosen) {
    process.stderr.write(`${name} …\n`);
    rows.push(...(await run(bench)));
  }
} finally {
  await connection.close();
  await kafka.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
const memoryGiB = Math.round(totalmem() / 2 ** 30);
process.stdout.write(
  `\n${cpus().length} cores, ${memoryGiB} GiB; ${options.records} records a topic; medians of ${options.rounds} interleaved rounds.\n\n`,
);
print(rows);
