import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { ensureJars, findBroken, parseSums, pinnedJars, sha256 } from "./jars.ts";
import { StartError } from "./start-error.ts";

const folder = mkdtempSync(join(tmpdir(), "wheelhouse-jars-"));
after(() => rmSync(folder, { recursive: true, force: true }));
/** SHA-256 of "abc", FIPS 180-4. */
const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

test("the committed list pins every jar once, Kafka's own among them", async () => {
  const names = (await pinnedJars()).map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
  assert.ok(names.every((name) => name.endsWith(".jar")));
  for (const name of ["kafka_2.13-4.3.1.jar", "connect-file-4.3.1.jar", "log4j-core-2.25.5.jar"]) {
    assert.ok(names.includes(name), name);
  }
});

test("a line that is no checksum is refused", () => {
  assert.throws(() => parseSums("abc  x.jar\n"));
  assert.throws(() => parseSums(`${abc}  ../x.jar\n`));
  assert.deepEqual(parseSums(`${abc}  x.jar\n`), [{ name: "x.jar", sha256: abc }]);
});

test("missing and altered files are told apart", async () => {
  writeFileSync(join(folder, "good.jar"), "abc");
  writeFileSync(join(folder, "bad.jar"), "abd");
  const files = ["good.jar", "bad.jar", "gone.jar"].map((name) => ({ name, sha256: abc }));
  assert.deepEqual(await findBroken(folder, files), { missing: ["gone.jar"], altered: ["bad.jar"] });
  assert.equal(await sha256(join(folder, "good.jar")), abc);
  assert.equal(await sha256(join(folder, "gone.jar")), null);
});

test("an altered jar is named, and the jars are removed so that the next start fetches them", async () => {
  const jars = join(folder, "kafka");
  mkdirSync(jars);
  writeFileSync(join(jars, "kafka_2.13-4.3.1.jar"), "not a jar");
  await assert.rejects(
    ensureJars(jars),
    (error) => error instanceof StartError && /kafka_2\.13-4\.3\.1\.jar is not the file/.test(error.message),
  );
  assert.ok(!readdirSync(folder).includes("kafka"));
});
