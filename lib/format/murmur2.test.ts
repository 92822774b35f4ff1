import assert from "node:assert/strict";
import { test } from "node:test";
import { compatibilityPartitioner } from "@platformatic/kafka";
import fc from "fast-check";
import { javaPartition, murmur2 } from "./murmur2.ts";

test("the figures of Kafka's own unit test", () => {
  const cases: [string, number][] = [
    ["21", -973932308],
    ["foobar", -790332482],
    ["a-little-bit-long-string", -985981536],
    ["a-little-bit-longer-string", -1486304829],
    ["lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58897971],
    ["abc", 479470107],
  ];
  for (const [text, hash] of cases) assert.equal(murmur2(Buffer.from(text)), hash, text);
});

test("places every key where the Kafka client's Java-compatible partitioner does", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), fc.integer({ min: 1, max: 100_000 }), (key, partitions) => {
      const theirs = compatibilityPartitioner({ topic: "t", partition: 0 }, Buffer.from(key)) % partitions;
      assert.equal(javaPartition(key, partitions), theirs);
    }),
    { numRuns: 1000 },
  );
});

test("reads a view that starts inside its buffer", () => {
  const whole = new TextEncoder().encode("xxfoobar");
  assert.equal(murmur2(whole.subarray(2)), -790332482);
});
