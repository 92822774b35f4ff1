import assert from "node:assert/strict";
import { test } from "node:test";
import { configWords, documentationText, storedValue } from "./config-value.ts";

test("stored values in words", () => {
  const cases: [name: string, value: string, words: string | null][] = [
    ["retention.ms", "604800000", "7 d"],
    ["retention.ms", "-1", "forever"],
    ["flush.ms", "9223372036854775807", "no limit"],
    ["flush.messages", "9223372036854775807", "no limit"],
    ["retention.bytes", "-1", "no limit"],
    ["segment.bytes", "1073741824", "1.00 GiB"],
    ["local.retention.ms", "-2", "as retention.ms"],
    ["retention.ms", "-2", null],
    ["min.insync.replicas", "2", null],
    ["compression.gzip.level", "-1", null],
    ["cleanup.policy", "delete", null],
    ["retention.ms", "", null],
  ];
  for (const [name, value, words] of cases) assert.equal(configWords(name, value), words, `${name}=${value}`);
});

test("words as stored values", () => {
  const stored = (name: string, text: string) => storedValue(name, text);
  assert.deepEqual(stored("retention.ms", "36h"), { value: "129600000" });
  assert.deepEqual(stored("retention.ms", "forever"), { value: "-1" });
  assert.deepEqual(stored("retention.ms", " 604800000 "), { value: "604800000" });
  assert.deepEqual(stored("segment.bytes", "512 MiB"), { value: "536870912" });
  assert.deepEqual(stored("retention.bytes", "-1"), { value: "-1" });
  assert.deepEqual(stored("cleanup.policy", " delete "), { value: " delete " });
  assert.ok("error" in stored("retention.ms", "soon"));
  assert.ok("error" in stored("segment.bytes", "big"));
  assert.ok("error" in stored("segment.bytes", ""));
  assert.deepEqual(stored("leader.replication.throttled.replicas", ""), { value: "" });
});

test("documentation loses its markup, never its words", () => {
  assert.deepEqual(
    documentationText(
      'Set <code>acks</code> to "all"; see <a href="#x">the <i>ELR</i> section</a>.<p>Note: 1 &lt; 2</p>',
    ),
    ['Set `acks` to "all"; see the ELR section.', "Note: 1 < 2"],
  );
  assert.deepEqual(documentationText("a <script>alert(1)</script> b"), ["a alert(1) b"]);
  assert.deepEqual(documentationText("fewer than 3 < 5 replicas"), ["fewer than 3 < 5 replicas"]);
});
