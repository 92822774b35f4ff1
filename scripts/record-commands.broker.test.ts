import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { createLoader } from "nuqs/server";
import { queryCommands, recordCommands } from "#components/records/query-commands.ts";
import { recordSearch } from "#components/records/record-search.ts";
import { createTestTopic, removeTestTopics, testBootstrap, testCluster, testPrefix } from "#lib/kafka/test-cluster.ts";
import { getRecord } from "#lib/kafka/records/get.ts";
import { keptForever, produceBatch } from "#lib/kafka/records/test-search.ts";
import { shellQuote } from "#lib/format/shell-quote.ts";
import { wheelhouseHome } from "./embedded/home.ts";
import { findJava } from "./embedded/java.ts";

const run = promisify(execFile);
const prefix = testPrefix("commands");
const topic = `${prefix}it.s_a-topic`;
const { host, port } = testBootstrap();
const bootstrap = [`${host}:${port}`];
const tools = mkdtempSync(join(tmpdir(), "wheelhouse-tools-"));
const load = createLoader(recordSearch);
const text = (value: string) => Buffer.from(value);

/** The lines as a person would run them: all of a text, by a POSIX shell. */
async function shell(lines: string): Promise<Buffer> {
  const env = { ...process.env, PATH: `${tools}${delimiter}${process.env.PATH ?? ""}` };
  const { stdout } = await run("sh", ["-c", lines], { env, encoding: "buffer", timeout: 60_000 });
  return stdout;
}

const kcatMissing = await run("kcat", ["-V"]).then(
  () => false,
  () => "kcat is not installed here",
);

before(async () => {
  testCluster();
  const { java } = await findJava(17);
  assert.ok(java);
  const names = { "kafka-console-consumer.sh": "consumer.ConsoleConsumer", "kafka-get-offsets.sh": "GetOffsetShell" };
  for (const [name, tool] of Object.entries(names)) {
    const jars = shellQuote(join(wheelhouseHome().jars, "*"));
    const file = join(tools, name);
    writeFileSync(
      file,
      `#!/bin/sh\nexec ${shellQuote(java.path)} -Xmx128m -cp ${jars} org.apache.kafka.tools.${tool} "$@"\n`,
    );
    chmodSync(file, 0o755);
  }
  await createTestTopic(topic, { partitions: 2, configs: keptForever });
  await produceBatch(
    topic,
    1,
    [
      {
        key: text("k 1"),
        value: text('{"id":9007199254740993}'),
        headers: [{ key: "trace", value: text("t-1") }],
        timestamp: 1_700_000_000_001n,
      },
      { key: null, value: null, headers: [], timestamp: 1_700_000_000_002n },
      { key: text("k'3"), value: Buffer.from([0, 255, 10, 39]), headers: [], timestamp: 1_700_000_000_003n },
      ...[4, 5].map((n) => ({
        key: text(`k ${n}`),
        value: text(`value ${n}`),
        headers: [],
        timestamp: BigInt(1_700_000_000_000 + n),
      })),
    ],
    1,
  );
});
after(async () => {
  rmSync(tools, { recursive: true, force: true });
  await removeTestTopics(prefix);
});

const commandsOf = (offset: string) => {
  const [kcat, consumer] = recordCommands(bootstrap, topic, { partition: 1, offset });
  return { kcat: kcat?.text ?? "", consumer: consumer?.text ?? "" };
};

test("kcat prints the record that the console shows, and its value byte for byte", { skip: kcatMissing }, async () => {
  const { record } = await getRecord("test", topic, { partition: 1, offset: 0n, full: true });
  assert.ok(record && "text" in record.value && "text" in record.key);
  const facts = `Timestamp: ${record.timestamp}\nPartition: 1\nOffset: 0\nHeaders: trace=t-1\n`;
  const whole = `${facts}Key: ${record.key.text}\nValue: ${record.value.text}\n${record.value.text}`;
  assert.equal((await shell(commandsOf("0").kcat)).toString(), whole);
  assert.match((await shell(commandsOf("1").kcat)).toString(), /Key: NULL\nValue: NULL\n$/);
  const [, alone = ""] = commandsOf("2").kcat.split("byte for byte:\n");
  assert.deepEqual(await shell(alone), Buffer.from([0, 255, 10, 39]));
});

test("Kafka's own consumer prints it too", async () => {
  // Kafka 4.2 and later say before that an option has a newer name.
  const printed = (await shell(commandsOf("0").consumer))
    .toString()
    .replace(/^Option --property is deprecated.*\n/, "");
  assert.equal(printed, 'CreateTime:1700000000001\tPartition:1\tOffset:0\ttrace:t-1\tk 1\t{"id":9007199254740993}\n');
  assert.match((await shell(commandsOf("1").consumer)).toString(), /\tOffset:1\tNO_HEADERS\tnull\tnull\n$/);
});

test("the lines of a query read what the query reads", { skip: kcatMissing }, async () => {
  const lines = async (url: string, label: string) => {
    const given = { bootstrap, topic, partitions: [0, 1], search: load(url) };
    const command = queryCommands(given).find((one) => one.label.startsWith(label))?.text ?? "";
    const printed = (await shell(command)).toString().replace(/^Option --property is deprecated.*\n/, "");
    return printed.trimEnd().split("\n");
  };
  const last = ["1700000000004 1 3 k 4 value 4", "1700000000005 1 4 k 5 value 5"];
  assert.deepEqual(await lines("?limit=2&partitions=1", "kcat"), last);
  assert.deepEqual(await lines("?from=offset&offset=3&partitions=1", "kcat"), last);
  assert.deepEqual(await lines("?from=time&timestamp=1700000000004", "kcat"), last);
  assert.deepEqual(await lines("?from=time&timestamp=1700000000004&until=1700000000005", "kcat"), last.slice(0, 1));
  assert.deepEqual(await lines("?from=oldest&limit=1&partitions=1", "kcat"), [
    '1700000000001 1 0 k 1 {"id":9007199254740993}',
  ]);
  assert.deepEqual(await lines("?contains=VALUE&anyCase=true", "kcat"), last);
  assert.deepEqual(await lines("?from=offset&offset=3&limit=1&partitions=1&isolation=committed", "kafka-console"), [
    "CreateTime:1700000000004\tPartition:1\tOffset:3\tNO_HEADERS\tk 4\tvalue 4",
  ]);
  assert.deepEqual(await lines("?from=time&timestamp=1700000000004", "kafka-console"), [`${topic}:1:3`]);
});
