import assert from "node:assert/strict";
import test from "node:test";
import { seededTree } from "./seeded-tree.ts";
import { checkStructure } from "./structure.ts";

const typescript = { "node_modules/typescript/package.json": '{ "version": "6.0.3" }' };
const lines = (count: number) => "//\n".repeat(count).trimEnd();

test("a tree that obeys passes", (t) => {
  const { base, write } = seededTree(t);
  write({
    ...typescript,
    "app/clusters/[cluster]/page.tsx": "",
    "app/api/topics/route.ts": lines(25),
    "lib/kafka/topics/list-topics.broker.test.ts": lines(400),
  });
  assert.deepEqual(checkStructure(base), []);
});

const seeds: [kind: string, file: string, text: string, fault: RegExp][] = [
  ["src/", "src/a.ts", "", /^src\/: no such folder/m],
  ["a hooks folder", "components/topics/hooks/use-x.ts", "", /^components\/topics\/hooks\//m],
  ["a utils folder", "lib/utils/a.ts", "", /^lib\/utils\//m],
  ["a types folder", "lib/kafka/types/a.ts", "", /^lib\/kafka\/types\//m],
  ["a services folder", "lib/services/a.ts", "", /^lib\/services\//m],
  ["a barrel", "components/ui/index.ts", "", /^components\/ui\/index\.ts: no barrels/m],
  ["a file name in capitals", "components/ui/DataTable.tsx", "", /DataTable\.tsx: file names are kebab-case/],
  ["a long route", "app/api/topics/route.ts", lines(26), /route\.ts: 26 lines, at most 25/],
  ["a long file", "lib/kafka/client.ts", lines(401), /client\.ts: 401 lines, at most 400/],
  ["another TypeScript", "node_modules/typescript/package.json", '{ "version": "7.0.1" }', /TypeScript is 7\.0\.1/],
];
for (const [kind, file, text, fault] of seeds) {
  test(`refuse ${kind}`, (t) => {
    const { base, write } = seededTree(t);
    write({ ...typescript, [file]: text });
    assert.match(checkStructure(base).join("\n"), fault);
  });
}

test("refuse a tree without TypeScript", (t) => {
  assert.match(checkStructure(seededTree(t).base).join("\n"), /TypeScript is not installed/);
});
