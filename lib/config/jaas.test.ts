import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseJaas } from "./jaas.ts";

const plain = "org.apache.kafka.common.security.plain.PlainLoginModule";

test("the lines that clouds hand out", () => {
  assert.deepEqual(parseJaas(`${plain}   required username='KEY' password='SECRET/+=';`), {
    module: plain,
    flag: "required",
    options: { username: "KEY", password: "SECRET/+=" },
  });
  assert.deepEqual(parseJaas(`${plain} REQUIRED\n username="a" // who\n password=unquoted /* x */ ;`), {
    module: plain,
    flag: "REQUIRED",
    options: { username: "a", password: "unquoted" },
  });
});

test("any password survives its quotes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (password) => {
      const entry = parseJaas(`${plain} required password="${password.replace(/["\\]/g, "\\$&")}";`);
      assert.ok("options" in entry);
      assert.equal(entry.options.password, password);
    }),
  );
});

test("faults are named without the text", () => {
  const cases = [
    "",
    plain,
    `${plain} username="hunter2";`,
    `${plain} required password="hunter2"`,
    `${plain} required password="hunter2;`,
    `${plain} required password "hunter2";`,
    `${plain} required password=;`,
    `${plain} required password="hunter2"; ${plain} required;`,
  ];
  for (const text of cases) {
    const entry = parseJaas(text);
    assert.ok("reason" in entry, text);
    assert.doesNotMatch(entry.reason, /hunter2/);
  }
});

test("no text makes the parser fail", () => {
  const pieces = fc
    .array(fc.constantFrom('"', "'", "\\", ";", "=", "/*", "//", "\n", "a", " ", "required"))
    .map((parts) => parts.join(""));
  fc.assert(fc.property(fc.oneof(fc.string(), pieces), (text) => void parseJaas(text)));
});
