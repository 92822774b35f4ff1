import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { findJava, javaMajor } from "./java.ts";

const folder = mkdtempSync(join(tmpdir(), "wheelhouse-java-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A JVM folder as distributions lay it out; the binary must never be run when the release file answers. */
function fakeJava(name: string, version: string): string {
  const home = join(folder, name);
  mkdirSync(join(home, "bin"), { recursive: true });
  writeFileSync(join(home, "bin/java"), "#!/bin/sh\nexit 1\n");
  chmodSync(join(home, "bin/java"), 0o755);
  writeFileSync(join(home, "release"), `IMPLEMENTOR="x"\nJAVA_VERSION="${version}"\n`);
  return home;
}

const bare: NodeJS.ProcessEnv = { NODE_ENV: "test" };
const eleven = fakeJava("java-11", "11.0.22");
const seventeen = fakeJava("jdk-17", "17.0.15");
const twentyOne = fakeJava("jdk-21", "21.0.8");

test("the major version is read from old and new numbers", () => {
  assert.equal(javaMajor("17.0.15"), 17);
  assert.equal(javaMajor("1.8.0_402"), 8);
  assert.equal(javaMajor("22-ea"), 22);
});

test("an old Java on PATH is passed over for a newer one in the usual folders, and named", async () => {
  const { java, older } = await findJava(17, {
    environment: { ...bare, PATH: join(eleven, "bin") },
    folders: [folder],
  });
  assert.equal(java?.version, "21.0.8");
  assert.deepEqual(
    older.map(({ version }) => version),
    ["11.0.22"],
  );
});

test("JAVA_HOME comes before PATH", async () => {
  const environment = { ...bare, JAVA_HOME: seventeen, PATH: join(twentyOne, "bin") };
  assert.equal((await findJava(17, { environment, folders: [] })).java?.major, 17);
  assert.equal((await findJava(21, { environment, folders: [] })).java?.major, 21);
});

test("WHEELHOUSE_JAVA is the only candidate when set", async () => {
  const environment = { ...bare, WHEELHOUSE_JAVA: join(folder, "nowhere"), JAVA_HOME: seventeen };
  assert.equal((await findJava(17, { environment, folders: [folder] })).java, null);
});

test("extra paths come last", async () => {
  const options = { environment: bare, folders: [], extra: [join(twentyOne, "bin/java")] };
  assert.equal((await findJava(21, options)).java?.major, 21);
});
