import { existsSync, globSync, readFileSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";

const code = "{app,components,lib,scripts,bench,e2e}/**/*.{ts,tsx,mjs,js}";
const forbiddenFolders = ["src", "hooks", "utils", "util", "helpers", "types", "services", "common", "misc"];
const rootFolders = ["app", "bench", "components", "docs", "e2e", "lib", "node_modules", "public", "scripts"];
const routeLines = 25;
const fileLines = 400;

/** What in the tree at `base` goes against the architecture's names and sizes, in words. */
export function checkStructure(base: string): string[] {
  const files = globSync(code, { cwd: base });
  return [
    ...globSync(`{app,components,lib,scripts,bench,e2e}/**/{${forbiddenFolders.join(",")}}`, { cwd: base })
      .filter((path) => statSync(join(base, path)).isDirectory())
      .map((folder) => `${folder}/: a folder is named after what it is about, not after a kind of code`),
    ...readdirSync(base, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && !rootFolders.includes(entry.name))
      .filter((entry) => entry.name !== "test-results" && entry.name !== "playwright-report")
      .map((entry) => `${entry.name}/: no such folder in the tree of the architecture`),
    ...files
      .filter((file) => /^index\.(?:ts|tsx|js|mjs)$/.test(basename(file)))
      .map((file) => `${file}: no barrels, import from the file that holds the thing`),
    ...files
      .filter((file) => !/^[a-z0-9]+(?:[-.][a-z0-9]+)*\.(?:ts|tsx|mjs|js)$/.test(basename(file)))
      .map((file) => `${file}: file names are kebab-case`),
    ...files.flatMap((file) => tooLong(file, readFileSync(join(base, file), "utf8"))),
    ...checkTypeScript(base),
  ];
}

function tooLong(file: string, text: string): string[] {
  const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
  const limit = basename(file) === "route.ts" ? routeLines : fileLines;
  return lines > limit ? [`${file}: ${lines} lines, at most ${limit}; split by what changes together`] : [];
}

/** dependency-cruiser and typescript-eslint see nothing with a TypeScript they do not know. */
export function checkTypeScript(base: string): string[] {
  const file = join(base, "node_modules/typescript/package.json");
  const version = existsSync(file) ? /"version": "([^"]+)"/.exec(readFileSync(file, "utf8"))?.[1] : undefined;
  if (version?.startsWith("6.0.")) return [];
  return [`TypeScript is ${version ?? "not installed"}; the import rules and the linter need 6.0.x`];
}
