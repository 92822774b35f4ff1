import assert from "node:assert/strict";
import { renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { applyConfig, clusterConfig, clusterConfigs } from "./config.ts";
import type { ConfigError } from "./report.ts";
import { loaded, testFolder } from "./test-folder.ts";
import { startConfigWatch } from "./watch.ts";

async function until(condition: () => boolean, what: string): Promise<void> {
  const deadline = Date.now() + 5000;
  while (!condition()) {
    assert.ok(Date.now() < deadline, `not seen within 5 s: ${what}`);
    await wait(5);
  }
}

const yaml = (port: number) => `clusters: [{ id: a, bootstrap: "a:1" }, { id: b, bootstrap: "b:${port}" }]`;
const port = () => clusterConfigs().find(({ id }) => id === "b")?.bootstrap[0]?.port;

test("reloads after a rename, a swapped link, a change of a named file; a wrong file changes nothing", async (t) => {
  const folder = testFolder(t);
  folder.write("wheelhouse.yaml", yaml(1));
  applyConfig(loaded(folder));
  const first = clusterConfig("a");
  const errors: ConfigError[][] = [];
  const stop = startConfigWatch({ cwd: folder.path, env: {}, intervalMs: 10, onErrors: (list) => errors.push(list) });
  t.after(stop);

  renameSync(folder.write("new.yaml", yaml(2)), join(folder.path, "wheelhouse.yaml"));
  await until(() => port() === 2, "rename");
  assert.equal(clusterConfig("a"), first);

  folder.write("wheelhouse.yaml", yaml(0));
  await until(() => errors.length === 1, "errors of a wrong file");
  assert.match(errors[0]?.[0]?.reason ?? "", /host:port/);
  assert.equal(port(), 2);

  folder.write("data/v1.yaml", yaml(3));
  folder.write("data/v2.yaml", yaml(4));
  rmSync(join(folder.path, "wheelhouse.yaml"));
  symlinkSync("data/v1.yaml", join(folder.path, "wheelhouse.yaml"));
  await until(() => port() === 3, "link");
  symlinkSync("data/v2.yaml", join(folder.path, "link"));
  renameSync(join(folder.path, "link"), join(folder.path, "wheelhouse.yaml"));
  await until(() => port() === 4, "swapped link");

  folder.write("data/v2.yaml", `clusters: [{ id: b, bootstrap: "\${file:address}" }]`);
  await until(() => errors.length === 2, "a named file that is not there");
  folder.write("address", "b:5\n");
  await until(() => port() === 5, "a named file that appears");
  assert.equal(errors.length, 2);
});
