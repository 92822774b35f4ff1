import { statSync } from "node:fs";
import { applyConfig } from "./config.ts";
import { loadConfig } from "./load.ts";
import type { Env, ConfigError } from "./report.ts";

export type WatchOptions = {
  env?: Env;
  cwd?: string;
  /** How often the files are looked at, in ms; a change counts once they stood still between two looks. */
  intervalMs?: number;
  /** A new file was put into force. */
  onReload?: (warnings: ConfigError[]) => void;
  /** A new file is wrong: the configuration before it stays in force. */
  onErrors?: (errors: ConfigError[]) => void;
};

/**
 * Reloads the configuration when its file, or a file it names, changes. Looks at the files instead of listening, since
 * that also sees renames, swapped links of mounted secrets and files in containers. Returns a function that ends it.
 */
export function startConfigWatch(options: WatchOptions = {}): () => void {
  const { env, cwd, intervalMs = 1000 } = options;
  let files = loadedFiles(loadConfig({ env, cwd }));
  let applied = signature(files);
  let last = applied;
  const timer = setInterval(() => {
    const now = signature(files);
    const settled = now === last;
    last = now;
    if (!settled || now === applied) return;
    const result = loadConfig({ env, cwd });
    files = loadedFiles(result);
    // Files that were not watched before are taken as they are; the others as they were before the read.
    applied = signature(files);
    last = applied;
    if ("errors" in result) {
      options.onErrors?.(result.errors);
    } else {
      applyConfig(result.config);
      options.onReload?.(result.config.warnings);
    }
  }, intervalMs);
  timer.unref();
  return () => clearInterval(timer);
}

function loadedFiles(result: ReturnType<typeof loadConfig>): string[] {
  return "errors" in result ? result.files : result.config.files;
}

function signature(files: readonly string[]): string {
  return files.map((file) => `${file}:${stamp(file)}`).join("\n");
}

function stamp(file: string): string {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? "" : `${stat.ino}:${stat.size}:${stat.mtimeNs}`;
}
