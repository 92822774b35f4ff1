import { execFile } from "node:child_process";
import { createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { createNamed, fillTopic } from "./fixtures.ts";
import { interleaved, type RunningConsole } from "./measure.ts";
import { row, type Row } from "./rows.ts";
import { withConsole, type Bench } from "./scenarios.ts";

const partitions = 6;
const topic = "bench-export";
const run = promisify(execFile);

/** A whole topic into a file through the console's API, beside kcat that writes its values to one. */
export async function exports(bench: Bench): Promise<Row[]> {
  await createNamed(bench.connection, [topic], partitions);
  await fillTopic(bench.connection, topic, partitions, bench.records);
  const folder = mkdtempSync(join(tmpdir(), "wheelhouse-bench-export-"));
  try {
    return await withConsole(bench, (console) => exportRows(bench, console, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function exportRows(bench: Bench, console: RunningConsole, folder: string): Promise<Row[]> {
  const theirs = join(folder, "kcat");
  const kcat = () => run("sh", ["-c", 'kcat -C -b "$1" -t "$2" -e -q > "$3"', "sh", bench.bootstrap, topic, theirs]);
  const rows: Row[] = [];
  for (const [name, request] of [
    ["raw values", { format: "raw" }],
    ["NDJSON", { format: "ndjson" }],
    ["CSV", { format: "csv" }],
    ["CSV, two fields", { format: "csv", columns: ["offset", "value.customer", "value.amount"] }],
  ] as const) {
    const file = join(folder, "ours");
    const ours = () => save(console, request, file);
    await ours();
    const { ours: ms, reference } = await interleaved(bench.rounds, ours, kcat);
    const { size } = statSync(file);
    rows.push(row(`export: ${name}`, "ms", ms, reference, "kcat -C -e -q > file"));
    rows.push(row(`export: ${name}, bytes of the file a second`, "MB/s", size / ms / 1_000));
  }
  return rows;
}

async function save(console: RunningConsole, request: object, file: string): Promise<void> {
  const query = new URLSearchParams({ request: JSON.stringify(request) });
  const response = await fetch(`${console.url}/api/clusters/kafka/topics/${topic}/export?${query}`);
  if (!response.ok || response.body === null)
    throw new Error(`The export answered ${response.status}: ${await response.text()}`);
  await pipeline(response.body.values(), createWriteStream(file));
}
