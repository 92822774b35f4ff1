import { createServer } from "node:http";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { writeBatch } from "#lib/kafka/records/batch-writer.ts";
import { createNamed, fillTopic } from "./fixtures.ts";
import { appendBatches, fillLargeTopic } from "./large-topics.ts";
import {
  cpuSeconds,
  interleaved,
  load,
  median,
  residentMiB,
  startConsole,
  timed,
  type RunningConsole,
} from "./measure.ts";
import { generateRecords } from "./records.ts";
import { row, type Row } from "./rows.ts";
import { withConsole, type Bench } from "./scenarios.ts";
import { kcatGrep, searchToEnd } from "./searches.ts";
import { streamEvents } from "./streams.ts";

const partitions = 6;
const amount = { direction: "forward", filter: { fields: [{ path: "value.amount", operator: ">", value: "999" }] } };
const customer = { direction: "forward", limit: 10_000, filter: { contains: { text: "cust-00042" } } };

/** The same search over ten times and a hundred times as much. */
export function growth(bench: Bench): Promise<Row[]> {
  return withConsole(bench, async (console) => {
    const rows: Row[] = [];
    for (const count of [100_000, 1_000_000, 10_000_000]) {
      const topic = `bench-growth-${count}`;
      await createNamed(bench.connection, [topic], partitions);
      await fillLargeTopic(bench.connection, topic, partitions, count);
      for (const [name, body] of [
        ["contains", customer],
        ["one JSON field", { ...amount, limit: 10_000 }],
      ] as const) {
        const search = () => searchToEnd(console, topic, body);
        await search();
        const reference = name === "contains" ? kcatGrep(bench.bootstrap, topic, "cust-00042") : null;
        const found = await interleaved(Math.min(3, bench.rounds), search, reference);
        rows.push(row(`search: ${name} over ${count} records`, "ms", found.ours, found.reference, "kcat | grep -c"));
      }
    }
    return rows;
  });
}

/** Resident memory while two searches read 2 GB each, plain and compressed. */
export async function searchMemory(bench: Bench): Promise<Row[]> {
  const plain = "bench-memory-plain";
  await createNamed(bench.connection, [plain], partitions);
  await fillLargeTopic(bench.connection, plain, partitions, 10_000_000);
  const packed = "bench-memory-zstd";
  await createNamed(bench.connection, [packed], partitions);
  await fillTopic(bench.connection, packed, partitions, 1_000_000, 1, "zstd");
  return withConsole(bench, async (console) => {
    await delay(2_000);
    const idle = residentMiB(console.pid);
    const rows = [row("resident memory before a search", "MiB", idle)];
    for (const [name, topic, body] of [
      ["contains over 2 GB", plain, customer],
      ["one JSON field over 2 GB", plain, { ...amount, limit: 10_000 }],
      ["contains over 1,000,000 in zstd", packed, customer],
      ["contains newest first over 2 GB", plain, { ...customer, direction: "newest-first" }],
    ] as const) {
      let peak = 0;
      const watch = setInterval(() => (peak = Math.max(peak, residentMiB(console.pid))), 50);
      const search = () => searchToEnd(console, topic, body);
      for (let round = 0; round < 2; round += 1) await Promise.all([search(), search()]);
      clearInterval(watch);
      rows.push(row(`resident memory, highest: two searches, ${name}`, "MiB", peak));
    }
    return rows;
  });
}

const schema = JSON.stringify({
  type: "record",
  name: "Order",
  fields: [
    { name: "id", type: "long" },
    { name: "customer", type: "string" },
    { name: "status", type: { type: "enum", name: "Status", symbols: ["NEW", "PAID", "DECLINED"] } },
    { name: "amount", type: "double" },
    { name: "trace", type: "string" },
    { name: "note", type: "string" },
  ],
});

/** A field of Avro records by their schema, beside kcat piped to grep for text of the same topic. The registry is a stub with one schema. */
export async function avroSearch(bench: Bench): Promise<Row[]> {
  const topic = "bench-avro";
  await createNamed(bench.connection, [topic], partitions);
  const records = [...generateRecords(3, 100_000)].map(({ index, key, timestamp }) => ({
    key,
    value: avroOrder(index, key.toString()),
    headers: [],
    timestamp,
  }));
  const batches = Array.from({ length: 100 }, (_, at) => writeBatch(records.slice(at * 1_000, (at + 1) * 1_000)));
  await appendBatches(bench.connection, topic, partitions, batches, Math.ceil(bench.records / 1_000));
  const registry = createServer((request, response) => {
    const answer = request.url?.endsWith("/versions") ? [{ subject: `${topic}-value`, version: 1 }] : { schema };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  }).listen(0, "127.0.0.1");
  await once(registry, "listening");
  const address = registry.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const console = await startConsole(bench.bootstrap, { SCHEMA_REGISTRY_URL: `http://127.0.0.1:${port}` });
  try {
    const field = (path: string, operator: string, value: string) => ({
      direction: "forward",
      limit: 10_000,
      filter: { fields: [{ path, operator, value }] },
    });
    const rows: Row[] = [];
    for (const [name, body] of [
      ["a number", field("value.amount", ">", "999.9")],
      ["a text", field("value.customer", "=", "cust-000421")],
    ] as const) {
      const search = () => searchToEnd(console, topic, body, /"reason":"complete".*"evaluationErrors":0/);
      await search();
      const found = await interleaved(bench.rounds, search, kcatGrep(bench.bootstrap, topic, "cust-00042"));
      rows.push(row(`search: one Avro field by schema, ${name}`, "ms", found.ours, found.reference, "kcat | grep -c"));
    }
    return rows;
  } finally {
    await console.stop();
    registry.close();
    registry.closeAllConnections();
  }
}

function avroOrder(index: number, customer: string): Buffer {
  const number = Buffer.alloc(8);
  number.writeDoubleLE(((index * 7_919) % 100_000) / 100);
  return Buffer.concat([
    Buffer.from([0, 0, 0, 0, 1]),
    zigzag(index),
    text(customer),
    zigzag(index % 3),
    number,
    text((index * 104_729).toString(16).padStart(16, "0")),
    text("leave with neighbour, ring twice, fragile gift wrap"),
  ]);
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([zigzag(bytes.length), bytes]);
}

/** Avro's long, of a number that is not negative. */
function zigzag(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value * 2;
  for (; rest > 0x7f; rest = Math.floor(rest / 128)) bytes.push((rest & 0x7f) | 0x80);
  return Buffer.from([...bytes, rest]);
}

/** How soon things come: first hit, progress, a tail's row, one record; how the event loop fares; and what an abort leaves running. */
export async function promptness(bench: Bench): Promise<Row[]> {
  const topic = "bench-prompt";
  await createNamed(bench.connection, [topic, "bench-prompt-tail"], partitions);
  await fillLargeTopic(bench.connection, topic, partitions, Math.max(1_000_000, bench.records));
  const folder = mkdtempSync(join(tmpdir(), "wheelhouse-bench-loop-"));
  const file = join(folder, "delay.json");
  const console = await startConsole(bench.bootstrap, {
    BENCH_LOOP_DELAY: file,
    NODE_OPTIONS: `--import ${join(import.meta.dirname, "loop-delay.ts")}`,
  });
  try {
    return [
      ...(await firstHits(bench, console, topic)),
      ...(await oneRecord(bench, console, topic)),
      ...(await tailRow(bench, console, "bench-prompt-tail")),
      ...(await loopDelay(console, topic, file)),
      ...(await afterAbort(bench, console, topic)),
    ];
  } finally {
    await console.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function firstHits(bench: Bench, console: RunningConsole, topic: string): Promise<Row[]> {
  const firsts: number[] = [];
  const gaps: number[] = [];
  for (let round = 0; round <= bench.rounds; round += 1) {
    const started = performance.now();
    let first = Number.NaN;
    let before = Number.NaN;
    for await (const { type, at } of streamEvents(console, `/topics/${topic}/search`, { ...amount, limit: 10_000 })) {
      if (type === "matches" && Number.isNaN(first)) first = at - started;
      if (type !== "progress") continue;
      if (!Number.isNaN(before)) gaps.push(at - before);
      before = at;
    }
    if (round > 0) firsts.push(first);
  }
  return [
    row("search: first hit, one JSON field, warm", "ms", median(firsts)),
    row("search: from one progress to the next, median", "ms", median(gaps)),
    row("search: from one progress to the next, longest", "ms", Math.max(...gaps)),
  ];
}

async function oneRecord(bench: Bench, console: RunningConsole, topic: string): Promise<Row[]> {
  const read = () => load(`${console.url}/api/clusters/kafka/topics/${topic}/records/3/20000`);
  for (let warm = 0; warm < 20; warm += 1) await read();
  const times: number[] = [];
  for (let round = 0; round < bench.rounds * 5; round += 1) times.push(await timed(read));
  return [row("one record by its offset, over HTTP", "ms", median(times))];
}

/** From the call that appends a record to its row in a live view. */
async function tailRow(bench: Bench, console: RunningConsole, topic: string): Promise<Row[]> {
  const abort = new AbortController();
  const waits: number[] = [];
  let sentAt = 0;
  const send = async () => {
    await delay(400);
    sentAt = performance.now();
    await appendBatches(
      bench.connection,
      topic,
      1,
      [writeBatch([{ key: null, value: Buffer.from("here"), headers: [], timestamp: BigInt(Date.now()) }])],
      1,
    );
  };
  let sending: Promise<void> | null = null;
  for await (const { type, at } of streamEvents(console, "/tail", { topics: [topic] }, abort.signal)) {
    if (type === "rows") waits.push(at - sentAt);
    if (waits.length >= bench.rounds) break;
    if (type === "rows" || sending === null) sending = send();
  }
  abort.abort();
  return [
    row("live tail: append to its row, median", "ms", median(waits)),
    row("live tail: append to its row, longest", "ms", Math.max(...waits)),
  ];
}

async function loopDelay(console: RunningConsole, topic: string, file: string): Promise<Row[]> {
  const read = async (): Promise<{ p99: number; max: number }> => {
    rmSync(file, { force: true });
    process.kill(console.pid, "SIGUSR2");
    for (;;) {
      try {
        return JSON.parse(readFileSync(file, "utf8"));
      } catch {
        await delay(5);
      }
    }
  };
  const search = () => searchToEnd(console, topic, { ...amount, limit: 10_000 });
  await read();
  await delay(3_000);
  const idle = await read();
  await Promise.all([0, 1].map(async () => void (await search(), await search(), await search())));
  const busy = await read();
  return [
    row("event loop delay at rest, p99", "ms", idle.p99),
    row("event loop delay during two searches, p99", "ms", busy.p99),
    row("event loop delay during two searches, longest", "ms", busy.max),
  ];
}

/** CPU that a search still takes after its caller left, from 200 ms after the abort, over a second; and the same of a search that goes on. */
async function afterAbort(bench: Bench, console: RunningConsole, topic: string): Promise<Row[]> {
  const shares: number[] = [];
  let working = 0;
  for (let round = 0; round < Math.min(3, bench.rounds); round += 1) {
    const abort = new AbortController();
    const expression = "value.amount > 999.5 && value.id > 1000 && value.note.matches('a.*b.*c.*d')";
    const body = { direction: "forward", limit: 10_000, filter: { expression } };
    const events = streamEvents(console, `/topics/${topic}/search`, body, abort.signal);
    const reading = (async () => {
      for await (const event of events)
        if (event.type === "end") throw new Error("The search was over before its abort.");
    })();
    reading.catch(() => undefined);
    await delay(300);
    const begun = cpuSeconds(console.pid);
    await delay(400);
    working = ((cpuSeconds(console.pid) - begun) / 0.4) * 100;
    abort.abort();
    await delay(200);
    const left = cpuSeconds(console.pid);
    await delay(1_000);
    shares.push((cpuSeconds(console.pid) - left) * 100);
    await reading.catch(() => undefined);
  }
  return [
    row("CPU of a search", "% CPU", working),
    row("CPU from 200 ms after its abort, over a second", "% CPU", median(shares)),
  ];
}
