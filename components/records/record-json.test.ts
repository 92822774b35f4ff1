import assert from "node:assert/strict";
import { test } from "node:test";
import { parseJson } from "#lib/format/json.ts";
import type { KafkaRecord } from "#lib/contracts/records.ts";
import { isCut, recordJson } from "./record-json.ts";

const whole = { bytes: 1, truncated: false };
const record: KafkaRecord = {
  ...{ partition: 3, offset: "9223372036854775807", timestamp: "1772634550125", timestampType: "create-time" },
  key: { kind: "text", codec: "text", text: 'a "key"', ...whole },
  value: { kind: "json", codec: "json", text: '{"id": 9223372036854775807, "price": 0.10}', ...whole },
  headers: [
    { key: "x", value: { kind: "hex", codec: "bytes", text: "ff00", ...whole } },
    { key: "x", value: { kind: "null" } },
  ],
  ...{ headerCount: 2, keyBytes: 7, valueBytes: 42, leaderEpoch: 0, producerId: null },
  ...{ producerEpoch: null, sequence: null, transactional: false, compression: "none", transaction: null },
};

test("a record is copied with its numbers as they are, headers in order", () => {
  const text = recordJson("orders", record);
  assert.match(text, /"offset": 9223372036854775807,/);
  assert.match(text, /"value": \{"id": 9223372036854775807, "price": 0\.10\}/);
  assert.match(text, /"headers": \[\["x", \{"hex": "ff00"\}\], \["x", null\]\]/);
  parseJson(text);
});

test("a record is cut when a payload or a header is missing", () => {
  assert.equal(isCut(record), false);
  assert.equal(isCut({ ...record, headerCount: 3 }), true);
  assert.equal(isCut({ ...record, key: { kind: "text", codec: "text", text: "a", bytes: 9, truncated: true } }), true);
});
