import { join, resolve } from "node:path";
import type { ClusterConfig, ServerConfig } from "./types.ts";

export type ConfigError = { file: string; line: number | null; key: string; reason: string };
export type LoadedConfig = {
  server: ServerConfig;
  clusters: ClusterConfig[];
  /** Things worth a line in the log that do not stop the start; no secrets. */
  warnings: ConfigError[];
  /** Files whose change asks for a reload. */
  files: string[];
};
export type LoadResult = { config: LoadedConfig } | { errors: ConfigError[] };

export function loadConfig(source: { env?: NodeJS.ProcessEnv; cwd?: string } = {}): LoadResult {
  const env = source.env ?? process.env;
  const cwd = source.cwd ?? process.cwd();
  const brokers = env.KAFKA_BROKERS ?? "";
  const server: ServerConfig = {
    host: env.WHEELHOUSE_HOST ?? "127.0.0.1",
    port: Number(env.WHEELHOUSE_PORT ?? env.PORT ?? 9021),
    password: env.WHEELHOUSE_PASSWORD ?? null,
    token: env.WHEELHOUSE_TOKEN ?? null,
    allowedHosts: (env.WHEELHOUSE_ALLOWED_HOSTS ?? "").split(",").filter((host) => host !== ""),
    dataDir: join(resolve(cwd, env.WHEELHOUSE_HOME ?? ".wheelhouse"), "console"),
    logLevel: "info",
  };
  const bootstrap = brokers
    .split(",")
    .filter((address) => address !== "")
    .map((address) => ({ host: address.replace(/:\d+$/, ""), port: Number(/:(\d+)$/.exec(address)?.[1] ?? 9092) }));
  const cluster: ClusterConfig = {
    id: "kafka",
    name: "kafka",
    environment: "development",
    readOnly: env.READ_ONLY === "true",
    embedded: false,
    bootstrap,
    tls: null,
    sasl: null,
    schemaRegistry: null,
    connect: [],
  };
  return { config: { server, clusters: bootstrap.length === 0 ? [] : [cluster], warnings: [], files: [] } };
}

/** One line per error: `file:line key: reason`. */
export function formatConfigErrors(errors: ConfigError[]): string {
  return errors
    .map(({ file, line, key, reason }) => `${file}${line === null ? "" : `:${line}`}  ${key}: ${reason}`)
    .join("\n");
}
