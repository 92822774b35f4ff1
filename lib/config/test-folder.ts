import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TestContext } from "node:test";
import { formatConfigErrors, loadConfig, type LoadedConfig } from "./load.ts";

export type TestFolder = { path: string; write: (name: string, content: string | Buffer) => string };

/** A folder for one test, removed after it. */
export function testFolder(context: TestContext): TestFolder {
  const path = mkdtempSync(join(tmpdir(), "wheelhouse-config-"));
  context.after(() => rmSync(path, { recursive: true, force: true }));
  return {
    path,
    write: (name, content) => {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
  };
}

/** Loads a configuration that must be right. */
export function loaded(folder: TestFolder, env: Record<string, string> = {}): LoadedConfig {
  const result = loadConfig({ cwd: folder.path, env });
  if ("config" in result) return result.config;
  throw new Error(`The configuration was refused:\n${formatConfigErrors(result.errors)}`);
}

/** Loads a configuration that must be wrong; its errors as `file:line key: reason` lines. */
export function refused(folder: TestFolder, env: Record<string, string> = {}): string[] {
  const result = loadConfig({ cwd: folder.path, env });
  if ("config" in result) throw new Error("The configuration was accepted.");
  return formatConfigErrors(result.errors).split("\n");
}
