import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { applyConfig } from "#lib/config/config.ts";
import type { ClusterConfig, ServerConfig } from "#lib/config/types.ts";
import { closeStore } from "#lib/store/store.ts";

/** A console of its own for one test file: a temporary store and two clusters nobody listens at, `open` and `locked` (read-only). */
export function testConsole(server: Partial<ServerConfig> = {}): Disposable & { dataDir: string } {
  // Limits of attempts must not carry over from the test before.
  Reflect.deleteProperty(globalThis, Symbol.for("wheelhouse.attempts"));
  const dataDir = mkdtempSync(join(tmpdir(), "wheelhouse-test-"));
  useStore(dataDir, server);
  return {
    dataDir,
    [Symbol.dispose]() {
      closeStore();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The same with a folder that is there already. */
export function useStore(dataDir: string, server: Partial<ServerConfig> = {}): void {
  process.env.WHEELHOUSE_SESSION_KEY = "0123456789abcdef0123456789abcdef";
  const base = {
    host: "127.0.0.1",
    port: 9021,
    password: null,
    token: null,
    allowedHosts: [],
    dataDir,
    keepSearchesHours: 24,
    logLevel: "error" as const,
  };
  const clusters = [cluster("open", false), cluster("locked", true)];
  applyConfig({ server: { ...base, ...server }, clusters, warnings: [], files: [] });
}

function cluster(id: string, readOnly: boolean): ClusterConfig {
  return {
    id,
    name: id,
    environment: "development",
    readOnly,
    embedded: false,
    bootstrap: [{ host: "127.0.0.1", port: 1 }],
    tls: null,
    sasl: null,
    schemaRegistry: null,
    connect: [],
  };
}
