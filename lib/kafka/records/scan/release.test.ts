import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { inflate } from "./inflate.ts";
import { release } from "./release.ts";

test("a large buffer is gone at once, one from the shared pool stays", () => {
  const large = Buffer.alloc(Buffer.poolSize * 2, 1);
  release(large);
  assert.equal(large.length, 0);
  const small = Buffer.from("small");
  const neighbour = Buffer.from("neighbour");
  release(small);
  assert.deepEqual([small.toString(), neighbour.toString()], ["small", "neighbour"]);
});

test("batches of growing and shrinking size are inflated whole", () => {
  for (const size of [10, 3_000_000, 700_000, 9_000_000, 5]) {
    const body = Buffer.alloc(size, `${size} `);
    const inflated = inflate(gzipSync(body), 1);
    assert.ok(inflated.equals(body), String(size));
    release(inflated);
  }
});
