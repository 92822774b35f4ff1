import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { after, before, test } from "node:test";
import type { KafkaRecord, Payload } from "#lib/contracts/records.ts";
import { isLosslessNumber, parseJson, printJson, type JsonValue } from "#lib/format/json.ts";
import { listRecords } from "#lib/kafka/records/list.ts";
import { createTestTopic, removeTestTopics, testBootstrap, testCluster, testPrefix } from "#lib/kafka/test-cluster.ts";
import { lookupSchema } from "#lib/schema-registry/lookup-schema.ts";
import { startTestRegistry, type TestServer } from "#lib/schema-registry/test-registry.ts";
import { serializersPython } from "./serializers.ts";

const run = promisify(execFile);
const prefix = testPrefix("python");
const kinds = ["avro", "first", "inner", "json", "plain"];
const count = 10_000;
const page = 500;

let registry: TestServer | null = null;
before(async () => {
  registry = await startTestRegistry();
  testCluster({ schemaRegistry: { name: "main", url: registry.url, auth: null, tls: null } });
});
after(async () => {
  await removeTestTopics(prefix);
  await registry?.stop();
});

const decode = {
  keyCodec: "auto" as const,
  valueCodec: "auto" as const,
  lookup: (ref: Parameters<typeof lookupSchema>[1]) => lookupSchema("test", ref),
};

test(`${count} records of Confluent's Python serializers are shown as Python says`, async (t) => {
  const found = await serializersPython();
  if ("missing" in found) return t.skip(found.missing);
  for (const kind of kinds) await createTestTopic(`${prefix}${kind}`);
  const { host, port } = testBootstrap();
  const script = join(import.meta.dirname, "write_records.py");
  const { stdout } = await run(found.python, [script, `${host}:${port}`, registry?.url ?? "", prefix, String(count)], {
    maxBuffer: 256 * 1_048_576,
  });
  const told = stdout.trim().split("\n");
  assert.equal(told.length, count);
  const shown = new Map<string, KafkaRecord>();
  for (const kind of kinds) {
    for (let offset = 0, more = true; more; offset += page) {
      const query = { from: "offset" as const, offset: String(offset), limit: page, isolation: "uncommitted" as const };
      const { records } = await listRecords("test", `${prefix}${kind}`, query, undefined, decode);
      for (const record of records) shown.set(`${prefix}${kind} ${record.offset}`, record);
      more = records.length === page;
    }
  }
  assert.equal(shown.size, count);
  for (const line of told) {
    const expected = parseJson(line);
    const record = shown.get(`${text(at(expected, "topic"))} ${text(at(expected, "index"))}`);
    assert.ok(record !== undefined, line);
    const fault = difference(at(expected, "value"), valueOf(record.value), "value");
    assert.equal(fault, null, `${fault}\nPython: ${line}\nshown: ${JSON.stringify(record.value)}`);
    const headers = record.headers.map(({ key, value }) => [key, hexOf(value)]);
    assert.equal(JSON.stringify(headers), printJson(at(expected, "headers")), line);
  }
});

function at(value: JsonValue | undefined, name: string): JsonValue {
  if (typeof value !== "object" || value === null || Array.isArray(value) || isLosslessNumber(value)) return null;
  return value[name] ?? null;
}

function text(value: JsonValue): string {
  return typeof value === "string" ? value : printJson(value);
}

/** As Python tells it: null and empty as words, text apart from JSON. */
function valueOf(payload: Payload): JsonValue {
  if (payload.kind === "null" || payload.kind === "empty") return payload.kind;
  if (payload.note !== undefined) return payload.note;
  return payload.kind === "json" ? parseJson(payload.text) : { $text: payload.text };
}

function hexOf(payload: Payload): string | null {
  if (payload.kind === "null") return null;
  if (payload.kind === "empty") return "";
  return payload.kind === "hex" ? payload.text : Buffer.from(payload.text).toString("hex");
}

/** Where two values differ, or null. Numbers are compared digit by digit, but for a double, which has many texts. */
function difference(expected: JsonValue, shown: JsonValue, path: string): string | null {
  const [double, float] = [at(expected, "$double"), at(expected, "$float")];
  if (typeof double === "string" || typeof float === "string") {
    const number = isLosslessNumber(shown) ? Number(shown.toString()) : NaN;
    const same = typeof double === "string" ? Object.is(number, Number(double)) : Math.fround(number) === Number(float);
    return same ? null : `${path}: ${printJson(expected)} is shown as ${printJson(shown)}`;
  }
  if (Array.isArray(expected) && Array.isArray(shown) && expected.length === shown.length) {
    for (const [index, one] of expected.entries()) {
      const fault = difference(one, shown[index] ?? null, `${path}[${index}]`);
      if (fault !== null) return fault;
    }
    return null;
  }
  if (isObject(expected) && isObject(shown)) {
    const names = Object.keys(expected);
    if (names.length !== Object.keys(shown).length) return `${path}: members ${Object.keys(shown)} for ${names}`;
    for (const name of names) {
      const fault = difference(at(expected, name), at(shown, name), `${path}.${name}`);
      if (fault !== null) return fault;
    }
    return null;
  }
  return printJson(expected) === printJson(shown)
    ? null
    : `${path}: ${printJson(expected)} is shown as ${printJson(shown)}`;
}

function isObject(value: JsonValue): value is { [key: string]: JsonValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isLosslessNumber(value);
}
