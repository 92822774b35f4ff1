import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { formatByteRate, formatBytes, formatBytesExact, parseBytes } from "./bytes.ts";
import { int64Max } from "./int64.ts";

test("IEC with three significant digits", () => {
  const cases: [bigint | number, string][] = [
    [0, "0 B"],
    [1023, "1023 B"],
    [1024, "1.00 KiB"],
    [1536, "1.50 KiB"],
    [10_240, "10.0 KiB"],
    [102_400, "100 KiB"],
    [1_023_000, "999 KiB"],
    [1_024_000, "0.98 MiB"],
    [1_048_575, "1.00 MiB"],
    [612n * 1024n ** 3n, "612 GiB"],
    [3_672_197_120n, "3.42 GiB"],
    [int64Max, "8.00 EiB"],
    [-2048, "\u22122.00 KiB"],
  ];
  for (const [bytes, text] of cases) assert.equal(formatBytes(bytes), text);
  assert.equal(formatBytesExact(3_672_197_120n), "3,672,197,120 bytes");
  assert.equal(formatBytesExact(1), "1 byte");
  assert.equal(formatByteRate(192_937_984.4), "184 MiB/s");
});

test("never more than three significant digits, never further off than half of the last one", () => {
  const factor: Record<string, number> = { KiB: 1, MiB: 2, GiB: 3, TiB: 4, PiB: 5, EiB: 6 };
  fc.assert(
    fc.property(fc.bigInt({ min: 1024n, max: int64Max }), (bytes) => {
      const text = formatBytes(bytes);
      const match = /^(\d{1,3})(?:\.(\d+))? (\w+)$/.exec(text);
      assert.ok(match, text);
      const [, whole = "", fraction = "", unit = ""] = match;
      assert.ok((whole + fraction).length === 3, text);
      const scale = 10n ** BigInt(fraction.length);
      const unitBytes = 1024n ** BigInt(factor[unit] ?? 0);
      const shown = BigInt(whole + fraction) * unitBytes;
      const difference = shown - bytes * scale;
      assert.ok((difference < 0n ? -difference : difference) * 2n <= unitBytes, text);
    }),
  );
});

test("sizes in people's words", () => {
  const cases: [string, bigint][] = [
    ["512 MiB", 536_870_912n],
    ["1.5GiB", 1_610_612_736n],
    ["10 MB", 10_000_000n],
    ["1,024 bytes", 1024n],
    ["0", 0n],
    ["unlimited", -1n],
    ["-1", -1n],
  ];
  for (const [text, bytes] of cases) assert.deepEqual(parseBytes(text), { bytes }, text);
  for (const text of ["", "12", "big", "1.5 B", "0.3 KiB", "-3 MiB", "9 EiB", "8192 PiB", "1 constructor"])
    assert.ok("error" in parseBytes(text), text);
});

test("a size written and read back is the same to three digits", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 50n }), (bytes) => {
      const written = formatBytes(bytes);
      const read = parseBytes(written);
      assert.ok("bytes" in read || /\d\.\d/.test(written), written);
      if ("bytes" in read) assert.equal(formatBytes(read.bytes), written);
    }),
  );
});
