import type { Connection } from "@platformatic/kafka";
import { commitGroups, createNamed, createTopics, fillTopic } from "./fixtures.ts";
import {
  cpuSeconds,
  interleaved,
  kafkaTool,
  kcat,
  load,
  residentMiB,
  startConsole,
  timed,
  type RunningConsole,
} from "./measure.ts";
import { row, type Row } from "./rows.ts";

export type Bench = {
  bootstrap: string;
  brokerPid: number;
  kafkaStartedMs: number;
  connection: Connection;
  libs: string;
  rounds: number;
  records: number;
};

const idleMs = 60_000;
/** The console shares a topic list for 2 s; a little longer makes the next request a cold one. */
const cacheMs = 2_500;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const api = (console: RunningConsole, path: string) => load(`${console.url}/api/clusters/kafka${path}`);

/** Start of the process to its first page, beside one start of Kafka's own command line tool. */
export async function coldStart(bench: Bench): Promise<Row[]> {
  const tool = kafkaTool(bench.libs, "org.apache.kafka.tools.TopicCommand", toolArgs(bench, ["--list"]));
  const ours: number[] = [];
  const reference: number[] = [];
  for (let round = 0; round < 3; round++) {
    const console = await startConsole(bench.bootstrap);
    ours.push(console.firstPageMs);
    await console.stop();
    reference.push(await timed(tool));
  }
  return [
    row("embedded Kafka, spawn to ready", "ms", bench.kafkaStartedMs),
    row("cold start to first page", "ms", Math.min(...ours), Math.min(...reference), "kafka-topics.sh --list"),
  ];
}

/** The topic list with nothing cached, and again at once. Topics are added up to each size in turn. */
export async function topicLists(bench: Bench): Promise<Row[]> {
  return withConsole(bench, async (console) => {
    const rows: Row[] = [];
    let existing = 0;
    for (const size of [2_000, 10_000]) {
      await createTopics(bench.connection, `bench-${size}`, size - existing, 3);
      existing = size;
      const tool = kafkaTool(bench.libs, "org.apache.kafka.tools.TopicCommand", toolArgs(bench, ["--describe"]));
      const cold: number[] = [];
      const warm: number[] = [];
      const reference: number[] = [];
      for (let round = 0; round < 3; round++) {
        await pause(cacheMs);
        cold.push(await timed(() => api(console, "/topics")));
        warm.push(await timed(() => api(console, "/topics")));
        reference.push(await timed(tool));
      }
      const name = "kafka-topics.sh --describe";
      rows.push(row(`topic list, ${size} topics × 3, cold`, "ms", middle(cold), middle(reference), name));
      rows.push(row(`topic list, ${size} topics × 3, warm`, "ms", middle(warm), middle(reference), name));
    }
    return rows;
  });
}

/** The list of 1,000 groups that committed in 10 partitions each, with their lag, with nothing cached. */
export async function groupList(bench: Bench): Promise<Row[]> {
  const [groups, partitions] = [1_000, 10];
  const topic = "bench-groups";
  await createNamed(bench.connection, [topic], partitions);
  await fillTopic(bench.connection, topic, partitions, 20_000);
  await commitGroups(bench.connection, "bench-group", groups, topic, partitions, 100n);
  return withConsole(bench, async (console) => {
    const tool = kafkaTool(
      bench.libs,
      "org.apache.kafka.tools.consumer.group.ConsumerGroupCommand",
      toolArgs(bench, ["--describe", "--all-groups"]),
    );
    const read = () => api(console, "/groups");
    for (let warm = 0; warm < 5; warm++) {
      await read();
      await pause(cacheMs);
    }
    const cold: number[] = [];
    for (let round = 0; round < bench.rounds; round++) {
      cold.push(await timed(read));
      await pause(cacheMs);
    }
    // One run: the tool asks group by group.
    const reference = await timed(tool);
    const name = "kafka-consumer-groups.sh --describe --all-groups";
    return [row(`group list, ${groups} groups × ${partitions} partitions, cold`, "ms", middle(cold), reference, name)];
  });
}

/** The newest 50 records over all partitions, beside kcat reading the last 50 of each. */
export async function newest(bench: Bench): Promise<Row[]> {
  return withConsole(bench, async (console) => {
    const rows: Row[] = [];
    for (const partitions of [6, 100]) {
      const topic = await filledTopic(bench, partitions);
      const read = () => api(console, `/topics/${topic}/records?from=newest&limit=50`);
      for (let warm = 0; warm < 5; warm++) await read();
      const reference = kcat(["-C", "-b", bench.bootstrap, "-t", topic, "-o", "-50", "-e", "-q"]);
      const result = await interleaved(bench.rounds, read, reference);
      rows.push(row(`newest 50 of ${partitions} partitions`, "ms", result.ours, result.reference, "kcat -o -50 -e"));
    }
    return rows;
  });
}

async function filledTopic(bench: Bench, partitions: number): Promise<string> {
  const topic = `bench-scan-${partitions}`;
  await createNamed(bench.connection, [topic], partitions);
  await fillTopic(bench.connection, topic, partitions, bench.records);
  return topic;
}

/** One record by the form's endpoint, beside one kcat run that produces a record from standard input's place. */
export async function produceOne(bench: Bench): Promise<Row[]> {
  return withConsole(bench, async (console) => {
    const topic = "bench-produce";
    await createNamed(bench.connection, [topic], 6);
    const body = JSON.stringify({
      key: { encoding: "utf8", data: "cust-000001" },
      value: { encoding: "utf8", data: '{"id":1,"amount":9.5}' },
      headers: [],
      partition: null,
    });
    const ours = async () => {
      const response = await fetch(`${console.url}/api/clusters/kafka/topics/${topic}/records`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
      });
      if (!response.ok) throw new Error(`Produce answered ${response.status}: ${await response.text()}`);
      await response.text();
    };
    await ours();
    const reference = kcat(["-P", "-b", bench.bootstrap, "-t", topic, "bench/records.ts"]);
    const result = await interleaved(bench.rounds, ours, reference);
    return [row("produce one record", "ms", result.ours, result.reference, "kcat -P of one file")];
  });
}

/** Memory before any request, CPU over a minute in which nobody looks, and memory a minute after a session. */
export async function memory(bench: Bench): Promise<Row[]> {
  const topics = [await filledTopic(bench, 6), await filledTopic(bench, 100)];
  const broker = residentMiB(bench.brokerPid);
  return withConsole(bench, async (console) => {
    await pause(5_000);
    const idle = residentMiB(console.pid);
    for (let turn = 0; turn < 20; turn++) {
      await api(console, "");
      await api(console, "/topics");
      await api(console, `/topics/${topics[0]}/records?from=newest&limit=50`);
      await api(console, `/topics/${topics[1]}/records?from=oldest&limit=500`);
      await load(`${console.url}/api/clusters`);
      await fetch(`${console.url}/clusters/kafka/topics`).then((response) => response.text());
    }
    const busy = residentMiB(console.pid);
    await pause(idleMs);
    const rested = residentMiB(console.pid);
    const cpu = cpuSeconds(console.pid);
    await pause(idleMs);
    const share = ((cpuSeconds(console.pid) - cpu) / (idleMs / 1000)) * 100;
    return [
      row("resident memory, idle", "MiB", idle, broker, "the broker beside it"),
      row("resident memory, after 20 rounds of lists and reads", "MiB", busy, broker, "the broker beside it"),
      row("resident memory, 60 s later", "MiB", rested, broker, "the broker beside it"),
      row("CPU while no page is open", "% CPU", share),
    ];
  });
}

export async function withConsole<T>(bench: Bench, run: (console: RunningConsole) => Promise<T>): Promise<T> {
  const console = await startConsole(bench.bootstrap);
  try {
    return await run(console);
  } finally {
    await console.stop();
  }
}

function middle(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function toolArgs(bench: Bench, rest: string[]): string[] {
  return ["--bootstrap-server", bench.bootstrap, ...rest];
}
