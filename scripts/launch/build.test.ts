import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { isBuilt, sourceHash } from "./build.ts";

const root = mkdtempSync(join(tmpdir(), "wheelhouse-build-"));
after(() => rmSync(root, { recursive: true, force: true }));
mkdirSync(join(root, "app/topics"), { recursive: true });
mkdirSync(join(root, ".next"));
writeFileSync(join(root, "app/topics/page.tsx"), "one");
writeFileSync(join(root, "package-lock.json"), "{}");

test("a build counts until a source changes, moves or comes; tests and other folders do not matter", async () => {
  const hash = await sourceHash(root);
  assert.equal(await isBuilt(root), false);
  writeFileSync(join(root, ".next/wheelhouse-sources"), hash);
  assert.equal(await isBuilt(root), true);

  writeFileSync(join(root, "app/topics/page.test.tsx"), "a test");
  writeFileSync(join(root, "README.md"), "words");
  assert.equal(await isBuilt(root), true);

  writeFileSync(join(root, "app/topics/page.tsx"), "two");
  assert.equal(await isBuilt(root), false);
  writeFileSync(join(root, "app/topics/page.tsx"), "one");
  renameSync(join(root, "app/topics"), join(root, "app/groups"));
  assert.equal(await isBuilt(root), false);
  renameSync(join(root, "app/groups"), join(root, "app/topics"));
  assert.equal(await isBuilt(root), true);
  writeFileSync(join(root, "proxy.ts"), "");
  assert.equal(await isBuilt(root), false);
});
