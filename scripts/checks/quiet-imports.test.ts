import assert from "node:assert/strict";
import test from "node:test";
import { checkQuietImports } from "./quiet-imports.ts";
import { seededTree } from "./seeded-tree.ts";

const quiet = { "package.json": '{ "type": "module" }', "lib/quiet.ts": "export const twice = (n: number) => 2 * n;" };

test("modules that only declare pass", async (t) => {
  const { base, write } = seededTree(t);
  write(quiet);
  assert.deepEqual(await checkQuietImports(base), []);
});

const seeds: [kind: string, text: string, fault: RegExp][] = [
  [
    "a timer, even one that lets the process end",
    "setInterval(() => {}, 1000).unref();",
    /lib\/loud\.ts: opens Timeout/,
  ],
  [
    "a listening socket",
    `import net from "node:net";\nnet.createServer().listen(0).unref();`,
    /lib\/loud\.ts: opens TCPSERVERWRAP/,
  ],
  [
    "a connection",
    `import net from "node:net";\nnet.connect(9, "127.0.0.1").on("error", () => {});`,
    /lib\/loud\.ts: opens TCPWRAP/,
  ],
  ["a written file", `import fs from "node:fs";\nfs.writeFileSync("state.db", "");`, /written at import: state\.db/],
  ["syntax plain node cannot run", "enum Colour { red }", /lib\/loud\.ts: cannot be imported by plain node/],
];
for (const [kind, text, fault] of seeds) {
  test(`refuse ${kind}`, async (t) => {
    const { base, write } = seededTree(t);
    write({ ...quiet, "lib/loud.ts": text });
    assert.match((await checkQuietImports(base)).join("\n"), fault);
  });
}

test("refuse a process that does not end by itself", async (t) => {
  const { base, write } = seededTree(t);
  write({ ...quiet, "lib/loud.ts": "setInterval(() => {}, 1000);" });
  assert.match((await checkQuietImports(base, 1_500)).join("\n"), /did not end within 1\.5 s/);
});
