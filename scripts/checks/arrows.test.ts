import { spawnSync } from "node:child_process";
import assert from "node:assert/strict";
import { cpSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import test from "node:test";
import { blindSpots, checkArrows } from "./arrows.ts";
import { seededTree } from "./seeded-tree.ts";

const project = resolve(import.meta.dirname, "../..");

/** A tree that obeys: page → feature → shared → ui, route → http + verb, verb → contract types. */
const clean: Record<string, string> = {
  "app/topics/page.tsx": `import { TopicTable } from "#components/topics/topic-table.tsx";\nexport default TopicTable;`,
  "app/api/topics/route.ts": `import { topics } from "#lib/contracts/topics.ts";\nimport { route } from "#lib/http/route.ts";\nimport { listTopics } from "#lib/kafka/topics/list-topics.ts";\nexport const GET = route(topics, listTopics);`,
  "components/topics/topic-table.tsx": `import { Cell } from "#components/shared/cell.tsx";\nimport { request } from "#lib/client/request.ts";\nexport const TopicTable = () => Cell(request());`,
  "components/groups/group-table.tsx": `import { Button } from "#components/ui/button.tsx";\nexport const GroupTable = Button;`,
  "components/shared/cell.tsx": `import { Button } from "#components/ui/button.tsx";\nexport const Cell = (_text: string) => Button();`,
  "components/ui/button.tsx": `import { bytes } from "#lib/format/bytes.ts";\nexport const Button = () => bytes();`,
  "components/ui/chart.tsx": `import { Line } from "recharts";\nexport const Chart = Line;`,
  "lib/client/request.ts": `import { topics } from "#lib/contracts/topics.ts";\nexport const request = () => topics;`,
  "lib/contracts/topics.ts": `import { z } from "zod";\nexport const topics = String(z.string());\nexport type Topic = string;`,
  "lib/errors.ts": `export type AppError = Error;`,
  "lib/format/bytes.ts": `export const bytes = () => "1 B";`,
  "lib/http/route.ts": `import type { AppError } from "#lib/errors.ts";\nexport const route = (_a: string, verb: () => string | AppError) => verb;`,
  "lib/auth/session.ts": `import type { AppError } from "#lib/errors.ts";\nexport const session = (): AppError | null => null;`,
  "lib/connect/client.ts": `import type { AppError } from "#lib/errors.ts";\nexport const connect = (): AppError | null => null;`,
  "lib/kafka/client.ts": `import { Admin } from "@platformatic/kafka";\nexport const client = () => Admin;`,
  "lib/kafka/topics/list-topics.ts": `import type { Topic } from "#lib/contracts/topics.ts";\nimport { client } from "#lib/kafka/client.ts";\nexport const listTopics = (): Topic => String(client());`,
  "scripts/start.ts": `import { client } from "#lib/kafka/client.ts";\nclient();`,
  "lib/store/store.ts": `import type { AppError } from "#lib/errors.ts";\nexport const store = (): AppError | null => null;`,
};

/** One forbidden import each: file, its text, the rule that must name it. */
const seeds: [kind: string, file: string, text: string, rule: string][] = [
  ["alias", "lib/format/seed.ts", `import "#lib/errors.ts";`, "format-imports-format"],
  ["relative", "lib/format/seed-relative.ts", `import "../errors.ts";`, "format-imports-format"],
  [
    "type-only",
    "lib/format/seed-type.ts",
    `import type { AppError } from "#lib/errors.ts";\nexport type A = AppError;`,
    "format-imports-format",
  ],
  ["unresolvable alias", "lib/format/seed-gone.ts", `import "#lib/format/gone.ts";`, "resolvable"],
  [
    "dynamic",
    "lib/format/seed-dynamic.ts",
    `export const load = () => import("#lib/errors.ts");`,
    "format-imports-format",
  ],
  [
    "re-export",
    "lib/format/seed-export.ts",
    `export type { AppError } from "#lib/errors.ts";`,
    "format-imports-format",
  ],
  ["cycle", "lib/store/cycle-a.ts", `import { b } from "./cycle-b.ts";\nexport const a = () => b;`, "no-cycle"],
  [
    "type-only cycle",
    "lib/auth/cycle-c.ts",
    `import type { D } from "./cycle-d.ts";\nexport type C = D[];`,
    "no-cycle",
  ],
  [
    "feature → feature",
    "components/topics/seed.tsx",
    `import "#components/groups/group-table.tsx";`,
    "feature-imports-itself-ui-shared",
  ],
  [
    "feature → verb",
    "components/topics/seed-verb.tsx",
    `import "#lib/kafka/client.ts";`,
    "feature-imports-itself-ui-shared",
  ],
  [
    "shared → feature",
    "components/shared/seed.tsx",
    `import "#components/topics/topic-table.tsx";`,
    "shared-imports-ui-contracts-format",
  ],
  [
    "shared → client",
    "components/shared/seed-client.tsx",
    `import "#lib/client/request.ts";`,
    "shared-imports-ui-contracts-format",
  ],
  ["ui → contracts", "components/ui/seed.tsx", `import "#lib/contracts/topics.ts";`, "ui-imports-format"],
  [
    "shell → feature",
    "components/shell/seed.tsx",
    `import "#components/topics/topic-table.tsx";`,
    "shell-imports-ui-shared",
  ],
  ["contracts → http", "lib/contracts/seed.ts", `import "#lib/http/route.ts";`, "contracts-import-contracts"],
  ["contracts → a package", "lib/contracts/seed-package.ts", `import "pino";`, "contracts-import-zod"],
  ["client → http", "lib/client/seed.ts", `import "#lib/http/route.ts";`, "client-imports-contracts-format"],
  ["client → node", "lib/client/seed-node.ts", `import "node:fs";`, "browser-code-imports-no-node"],
  [
    "http → adapter",
    "lib/http/seed.ts",
    `import "#lib/kafka/client.ts";`,
    "http-imports-contracts-auth-errors-config-store",
  ],
  ["auth → http", "lib/auth/seed.ts", `import "#lib/http/route.ts";`, "auth-imports-contracts-config-store-errors"],
  ["jobs → http", "lib/jobs/seed.ts", `import "#lib/http/route.ts";`, "jobs-import-adapters-and-below"],
  ["store → auth", "lib/store/seed.ts", `import "#lib/auth/session.ts";`, "store-imports-config-and-below"],
  ["config → store", "lib/config/seed.ts", `import "#lib/store/store.ts";`, "config-imports-contracts-errors-format"],
  ["adapter → sibling", "lib/kafka/seed.ts", `import "#lib/connect/client.ts";`, "adapter-imports-itself-and-below"],
  ["adapter → store", "lib/connect/seed.ts", `import "#lib/store/store.ts";`, "adapter-imports-itself-and-below"],
  [
    "adapter → contract value",
    "lib/kafka/seed-value.ts",
    `import "#lib/contracts/topics.ts";`,
    "adapter-takes-contract-types-only",
  ],
  ["adapter → next", "lib/kafka/seed-next.ts", `import "next/server.js";`, "next-stays-out-of-lib"],
  ["serde → kafka", "lib/serde/seed.ts", `import "#lib/kafka/client.ts";`, "serde-imports-errors-format"],
  [
    "errors → anything",
    "lib/errors.ts",
    `import "#lib/format/bytes.ts";\nexport type AppError = Error;`,
    "errors-import-nothing",
  ],
  [
    "worker → client",
    "lib/kafka/records/scan-worker.ts",
    `import "#lib/kafka/client.ts";`,
    "worker-imports-itself-and-below",
  ],
  [
    "page → adapter",
    "app/groups/page.tsx",
    `import "#lib/kafka/client.ts";`,
    "page-imports-components-contracts-format",
  ],
  [
    "page → client",
    "app/groups/layout.tsx",
    `import "#lib/client/request.ts";`,
    "page-imports-components-contracts-format",
  ],
  [
    "route → component",
    "app/api/groups/route.ts",
    `import "#components/ui/button.tsx";`,
    "route-joins-contract-and-verb",
  ],
  [
    "health route → component",
    "app/healthz/route.ts",
    `import "#components/ui/button.tsx";`,
    "route-joins-contract-and-verb",
  ],
  ["proxy → adapter", "proxy.ts", `import "#lib/kafka/client.ts";`, "proxy-and-instrumentation"],
  [
    "instrumentation → component",
    "instrumentation.ts",
    `import "#components/ui/button.tsx";`,
    "proxy-and-instrumentation",
  ],
  [
    "lib → scripts",
    "lib/kafka/seed-scripts.ts",
    `import "../../scripts/start.ts";`,
    "nothing-imports-scripts-bench-e2e",
  ],
  ["test → foreign area", "lib/format/seed.test.ts", `import "#lib/http/route.ts";`, "format-imports-format"],
  ["program → test", "lib/kafka/seed-test.ts", `import "./test-broker.ts";`, "only-tests-import-tests"],
  ["test → scripts", "lib/kafka/test-broker.ts", `import "../../scripts/start.ts";`, ""],
  ["Kafka client outside lib/kafka", "lib/jobs/seed-kafka.ts", `import "kafkajs";`, "kafka-clients-in-lib-kafka-only"],
  ["recharts in a part of the chart", "components/ui/chart-seed.tsx", `import "recharts";`, ""],
  [
    "recharts in a feature's chart",
    "components/topics/seed-chart.tsx",
    `import "recharts";`,
    "recharts-in-charts-only",
  ],
  ["recharts outside a chart component", "components/ui/table.tsx", `import "recharts";`, "recharts-in-charts-only"],
  ["undeclared package", "lib/kafka/seed-undeclared.ts", `import "acorn";`, "packages-are-declared"],
];

/** What closes the seeded cycles; a cycle is reported at one of its files. */
const otherHalves: Record<string, string> = {
  "lib/store/cycle-b.ts": `import { a } from "./cycle-a.ts";\nexport const b = () => a;`,
  "lib/auth/cycle-d.ts": `import type { C } from "./cycle-c.ts";\nexport type D = C[];`,
};

test("the import rules", { timeout: 120_000 }, async (t) => {
  const { base, write } = seededTree(t);
  cpSync(join(project, "package.json"), join(base, "package.json"));
  symlinkSync(join(project, "node_modules"), join(base, "node_modules"));
  write(clean);

  await t.test("let a tree pass that obeys them", async () => {
    const { forbidden, blind } = await checkArrows(base);
    assert.deepEqual(forbidden, []);
    assert.deepEqual(blind, []);
  });

  write(Object.fromEntries(seeds.map(([, file, text]) => [file, text])));
  write(otherHalves);
  const { forbidden } = await checkArrows(base);
  for (const [kind, file, , rule] of seeds) {
    await t.test(`${rule === "" ? "allow" : "refuse"} ${kind}`, () => {
      const rules = forbidden.filter((arrow) => arrow.from === file).map((arrow) => arrow.rule);
      if (rule === "") assert.deepEqual(rules, []);
      else assert.ok(rules.includes(rule), `${file} should break ${rule}, broke: ${rules.join(", ") || "nothing"}`);
    });
  }

  await t.test("turn the command red and name the rule", () => {
    const run = spawnSync(process.execPath, [join(import.meta.dirname, "arrows.ts"), base], { encoding: "utf8" });
    assert.equal(run.status, 1);
    assert.match(run.stderr, /feature-imports-itself-ui-shared: components\/topics\/seed\.tsx/);
  });

  await t.test("notice that they see nothing", () => {
    assert.notDeepEqual(blindSpots(base, []), []);
    const edgeless = Object.keys(clean).map((source) => ({ source, dependencies: [] }));
    assert.ok(blindSpots(base, edgeless).some((text) => text.startsWith("only 0 imports")));
  });
});
