import assert from "node:assert/strict";
import { join, resolve } from "node:path";
import test from "node:test";
import { ESLint } from "eslint";

const project = resolve(import.meta.dirname, "../..");
const component = "app/layout.tsx";
const module = "lib/errors.ts";
const route = "app/api/clusters/route.ts";

/** One violation each: the existing file whose place it takes, its text, the rule that must name it. */
const seeds: [kind: string, file: string, text: string, rule: string][] = [
  ["any", module, "export const a: any = 1;", "@typescript-eslint/no-explicit-any"],
  ["as", module, "export const a = JSON.parse('1') as number;", "@typescript-eslint/consistent-type-assertions"],
  ["!", module, "export const a = (b: string | null) => b!.length;", "@typescript-eslint/no-non-null-assertion"],
  ["an interface", module, "export interface A { b: string }", "@typescript-eslint/consistent-type-definitions"],
  [
    "a floating promise",
    module,
    "export const a = () => { Promise.resolve(); };",
    "@typescript-eslint/no-floating-promises",
  ],
  ["an enum", module, "export enum A { b }", "no-restricted-syntax"],
  ["a class that is no error", module, "export class A {}", "no-restricted-syntax"],
  ["a barrel", module, 'export * from "./store/store.ts";', "no-restricted-syntax"],
  ["console", module, "console.log(1);", "no-console"],
  ["a relative import of another folder", module, 'import "../app/layout.tsx";', "no-restricted-imports"],
  ["an import without extension", module, 'import "#lib/format/bytes";', "no-restricted-imports"],
  ["more than 400 lines", module, "//\n".repeat(401), "max-lines"],
  ["a route of 26 lines", route, "//\n".repeat(26), "max-lines"],
  ["a colour of the stock palette", component, 'export const a = "p-2 hover:bg-red-500";', "no-restricted-syntax"],
  [
    "a colour of the stock palette in a template",
    component,
    "export const a = (b: string) => `text-white ${b}`;",
    "no-restricted-syntax",
  ],
  ["a literal colour", component, 'export const a = { color: "#00aa33" };', "no-restricted-syntax"],
  ["a colour function", component, 'export const a = "oklch(0.5 0.1 200)";', "no-restricted-syntax"],
  [
    "a hook in a condition",
    component,
    'import { useState } from "react";\nexport const useA = (b: boolean) => (b ? useState(1) : null);',
    "react-hooks/rules-of-hooks",
  ],
];

test("the linter", { timeout: 120_000 }, async (t) => {
  const eslint = new ESLint({ cwd: project });
  const rulesBroken = async (file: string, text: string) => {
    const [result] = await eslint.lintText(text, { filePath: join(project, file) });
    return (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
  };
  for (const [kind, file, text, rule] of seeds) {
    await t.test(`refuses ${kind}`, async () => {
      const broken = await rulesBroken(file, `${text}\n`);
      assert.ok(broken.includes(rule), `should break ${rule}, broke: ${broken.join(", ") || "nothing"}`);
    });
  }
  await t.test("lets our own style pass", async () => {
    const text =
      'export type A = { b: string };\nexport const c = ["x"] as const;\nexport class DError extends Error {}\n';
    assert.deepEqual(await rulesBroken(module, text), []);
    assert.deepEqual(await rulesBroken(component, 'export const a = "text-ink-3 bg-sunken text-accent-text";\n'), []);
  });
});
