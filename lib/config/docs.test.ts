import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { knownVariables } from "./env.ts";
import { schemaKeys } from "./schema-keys.ts";
import { loaded, testFolder } from "./test-folder.ts";

const text = readFileSync(join(import.meta.dirname, "../../docs/configuration.md"), "utf8");
const section = (title: string) => text.split(`\n## ${title}\n`)[1]?.split("\n## ")[0] ?? "";
const rows = (title: string) =>
  [...section(title).matchAll(/^\| `([^`]+)` *\|([^|]*)\|([^|]*)\|$/gm)].map((row) =>
    row.slice(1).map((cell) => cell.trim()),
  );

test("the document lists exactly the keys of the schema", () => {
  // The TLS groups of services are described by those of the cluster.
  const keys = schemaKeys.filter((key) => !/(schemaRegistry|connect\[\])\.tls\./.test(key));
  assert.deepEqual(
    rows("Every key").map(([key]) => key),
    keys,
  );
});

test("the document lists exactly the variables, with what they set", () => {
  const wanted = knownVariables.map(({ name, key, what }) => [name, key === null ? "" : `\`${key}\``, what]);
  assert.deepEqual(rows("Every variable"), wanted);
});

test("no text names a variable that does not exist", () => {
  const named = [...text.matchAll(/`((?:KAFKA|WHEELHOUSE|SCHEMA_REGISTRY|CONNECT|READ)_[A-Z_]+)`/g)].map(
    ([, name]) => name ?? "",
  );
  const known = knownVariables.map(({ name }) => name);
  assert.deepEqual(
    named.filter((name) => !known.includes(name)),
    [],
  );
});

test("every example without files is a right configuration", (t) => {
  const env = { CC_KEY: "a", CC_SECRET: "b", SR_KEY: "c", SR_SECRET: "d", OAUTH_SECRET: "e" };
  const examples = [...text.matchAll(/```yaml\n([^]*?)```/g)]
    .map(([, example]) => example ?? "")
    .filter((example) => !/\.\/|\/run\//.test(example));
  assert.equal(examples.length, 3);
  for (const example of examples) {
    const folder = testFolder(t);
    folder.write("wheelhouse.yaml", example);
    assert.equal(loaded(folder, env).clusters.length, 1);
  }
});
