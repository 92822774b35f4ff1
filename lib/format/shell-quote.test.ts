import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import fc from "fast-check";
import { shellCommand, shellQuote } from "./shell-quote.ts";

test("harmless words stay readable, the others are quoted", () => {
  assert.equal(shellQuote("orders.v1"), "orders.v1");
  assert.equal(shellQuote("retention.ms=5"), "'retention.ms=5'");
  assert.equal(shellQuote(""), "''");
  assert.equal(shellQuote("it's"), `'it'\\''s'`);
  assert.equal(shellCommand(["kafka-topics.sh", "--topic", "$(rm -rf ~)"]), "kafka-topics.sh --topic '$(rm -rf ~)'");
  assert.throws(() => shellQuote("a\0b"), /NUL/);
});

test("a real shell hands every word over unchanged", () => {
  const word = fc.string({ unit: "binary" }).map((text) => text.toWellFormed().replaceAll("\0", ""));
  const hostile = ["`id`", "$HOME", "a;b", "a\nb", "-n", "~", "*", "!x", "\\", "'", '"', "#c", "a b", "\r", "ü"];
  const words = [...hostile, ...fc.sample(word, 300)];
  const out = execFileSync("sh", ["-c", `printf '%s\\0' ${shellCommand(words)}`], { encoding: "utf8" });
  assert.deepEqual(out.split("\0").slice(0, -1), words);
});
