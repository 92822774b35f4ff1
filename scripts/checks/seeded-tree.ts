import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export type SeededTree = { base: string; write: (files: Record<string, string>) => void };

/** An empty folder that disappears after the test, and a function that writes files into it by relative path. */
export function seededTree(t: { after: (done: () => void) => void }): SeededTree {
  const base = mkdtempSync(join(tmpdir(), "wheelhouse-seeds-"));
  t.after(() => rmSync(base, { recursive: true, force: true }));
  const write = (files: Record<string, string>) => {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(base, file)), { recursive: true });
      writeFileSync(join(base, file), `${text}\n`);
    }
  };
  return { base, write };
}
