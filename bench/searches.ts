import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { createNamed, fillTopic } from "./fixtures.ts";
import { interleaved, median, residentMiB, timed, type RunningConsole } from "./measure.ts";
import { row, type Row } from "./rows.ts";
import { withConsole, type Bench } from "./scenarios.ts";

const partitions = 6;
const run = promisify(execFile);

type Search = { name: string; topic: string; grep: string; body: object };

const filter = (clauses: object) => ({ filter: clauses });
const field = (path: string, operator: string, value: string) => filter({ fields: [{ path, operator, value }] });

/** Searches through the console's API to the end event, beside kcat piped to grep over the same topic. */
export function searches(bench: Bench): Promise<Row[]> {
  return withConsole(bench, (console) => searchRows(bench, console));
}

async function searchRows(bench: Bench, console: RunningConsole): Promise<Row[]> {
  const codecs = ["none", "zstd", "lz4", "snappy"] as const;
  for (const codec of codecs) {
    await createNamed(bench.connection, [`bench-search-${codec}`], partitions);
    await fillTopic(bench.connection, `bench-search-${codec}`, partitions, bench.records, 1, codec);
  }
  const plain = "bench-search-none";
  const all: Search[] = [
    {
      name: "contains, stored bytes",
      topic: plain,
      grep: "cust-00042",
      body: filter({ contains: { text: "cust-00042" } }),
    },
    {
      name: "contains, any case",
      topic: plain,
      grep: "cust-00042",
      body: filter({ contains: { text: "CUST-00042", caseSensitive: false } }),
    },
    {
      name: "one JSON field, no pre-filter possible",
      topic: plain,
      grep: "cust-00042",
      body: field("value.amount", ">", "999.9"),
    },
    {
      name: "one JSON field behind a byte pre-filter",
      topic: plain,
      grep: "cust-00042",
      body: field("value.customer", "=", "cust-000421"),
    },
    {
      name: "CEL on two JSON fields, no pre-filter possible",
      topic: plain,
      grep: "cust-00042",
      body: filter({ expression: "value.amount > 999.5 && value.id > 1000" }),
    },
    {
      name: "CEL on two JSON fields, one of them text",
      topic: plain,
      grep: "cust-00042",
      body: filter({ expression: 'value.city == "Graz" && value.amount > 999.5' }),
    },
    {
      name: "contains, newest first",
      topic: plain,
      grep: "cust-00042",
      body: { ...filter({ contains: { text: "cust-00042" } }), direction: "newest-first" },
    },
    ...codecs.slice(1).map((codec) => ({
      name: `contains on ${codec}`,
      topic: `bench-search-${codec}`,
      grep: "cust-00042",
      body: filter({ contains: { text: "cust-00042" } }),
    })),
  ];
  const rows: Row[] = [];
  for (const { name, topic, grep, body } of all) {
    const search = () => searchToEnd(console, topic, { direction: "forward", limit: 10_000, ...body });
    await search();
    const { ours, reference } = await interleaved(bench.rounds, search, kcatGrep(bench.bootstrap, topic, grep));
    rows.push(row(`search: ${name}`, "ms", ours, reference, `kcat -C -e -q | grep -c`));
  }
  rows.push(...(await beside(bench, console, plain)));
  return rows;
}

/** First hit, memory, and what two searches do to the rest of the console. */
async function beside(bench: Bench, console: RunningConsole, topic: string): Promise<Row[]> {
  const firsts: number[] = [];
  for (let round = 0; round < bench.rounds; round += 1)
    firsts.push(await searchToEnd(console, topic, { filter: { contains: { text: "fragile" } }, limit: 10_000 }));
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, residentMiB(console.pid))), 50);
  const waits: number[] = [];
  const two = Promise.all(
    [0, 1].map(async () => {
      for (let round = 0; round < 5; round += 1)
        await searchToEnd(console, topic, {
          direction: "forward",
          filter: { fields: [{ path: "value.amount", operator: ">", value: "999" }] },
          limit: 10_000,
        });
    }),
  );
  let over = false;
  void two.finally(() => (over = true));
  while (!over) waits.push(await timed(() => fetch(`${console.url}/api/clusters`).then((response) => response.text())));
  await two;
  clearInterval(watch);
  const p99 = waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.99)] ?? Number.NaN;
  return [
    row("search: first hit, warm, newest first", "ms", median(firsts), null, ""),
    row("search: resident memory, highest during ten searches, two at a time", "MiB", peak, null, ""),
    row("search: list of clusters beside two searches, median", "ms", median(waits), null, ""),
    row("search: list of clusters beside two searches, p99", "ms", p99, null, ""),
  ];
}

/** Runs a search to its end event; answers the milliseconds until its first hits came. Throws when the event is not as expected. */
export async function searchToEnd(
  console: RunningConsole,
  topic: string,
  body: object,
  expected = /"reason":"(?:complete|limit)"/,
): Promise<number> {
  const started = performance.now();
  const response = await fetch(`${console.url}/api/clusters/kafka/topics/${topic}/search`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok || response.body === null)
    throw new Error(`The search answered ${response.status}: ${await response.text()}`);
  let first = Number.NaN;
  let end = "";
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    if (Number.isNaN(first) && text.includes('"type":"matches"')) first = performance.now() - started;
    if (end !== "" || text.includes('"type":"end"')) end += text;
  }
  if (!expected.test(end)) throw new Error(`The search did not end well: ${end.slice(0, 500)}`);
  return first;
}

export function kcatGrep(bootstrap: string, topic: string, text: string): () => Promise<unknown> {
  return () =>
    run("sh", ["-c", 'kcat -C -b "$1" -t "$2" -e -q | grep -c -- "$3" || true', "sh", bootstrap, topic, text]);
}
