import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { z } from "#lib/contracts/zod.ts";
import { buildCluster } from "./cluster.ts";
import { buildConsole } from "./console.ts";
import { clusterFromEnv, consoleFromEnv, unknownVariables } from "./env.ts";
import { readOwnersFile } from "./files.ts";
import { interpolate } from "./interpolate.ts";
import { parsePart } from "./issues.ts";
import { readOverlay } from "./overlay.ts";
import {
  inOrder,
  newFindings,
  type ConfigError,
  type Findings,
  type Locate,
  type Path,
  type Reading,
  type Env,
} from "./report.ts";
import { isTree, mergeTrees } from "./tree.ts";
import type { ClusterConfig, ServerConfig } from "./types.ts";
import { parseYaml, type YamlFile } from "./yaml-file.ts";

export type LoadedConfig = {
  server: ServerConfig;
  clusters: ClusterConfig[];
  /** Worth a line in the log, but no reason not to start; hold no values. */
  warnings: ConfigError[];
  /** Absolute paths of all files that were asked for; a change of one asks for a reload. */
  files: string[];
};

export type LoadResult = { config: LoadedConfig } | { errors: ConfigError[]; files: string[] };

type Source = { env: Env; cwd: string; findings: Findings };

/**
 * Reads `wheelhouse.yaml` (or the file of `WHEELHOUSE_CONFIG`) and the environment, with every file they name. Answers
 * all faults at once, each with file, line, key and reason; none holds a value.
 */
export function loadConfig(source: { env?: Env; cwd?: string } = {}): LoadResult {
  const { env = process.env, cwd = process.cwd() } = source;
  const findings = newFindings();
  const context: Source = { env, cwd, findings };
  const file = readConfigFile(context);
  const server = loadConsole(file, context);
  const clusters = [...fileClusters(file, context), ...environmentCluster(context)];
  for (const { name, meant } of unknownVariables(env)) {
    findings.warnings.push({
      file: "environment",
      line: null,
      key: name,
      reason: `has no meaning. Did you mean ${meant}?`,
    });
  }
  findDoubles(clusters, findings);
  const files = [...findings.files];
  if (findings.errors.length > 0 || server === null) return { errors: inOrder(findings.errors), files };
  return {
    config: {
      server,
      clusters: clusters.flatMap(({ config }) => config ?? []),
      warnings: inOrder(findings.warnings),
      files,
    },
  };
}

type ConfigFile = { yaml: YamlFile; raw: unknown; baseDir: string };

function readConfigFile({ env, cwd, findings }: Source): ConfigFile | null {
  const named = env.WHEELHOUSE_CONFIG ?? "";
  const path = named === "" ? "wheelhouse.yaml" : named;
  const absolute = resolve(cwd, path);
  findings.files.add(absolute);
  if (named === "" && !existsSync(absolute)) return null;
  const read = readOwnersFile(path, cwd, findings.files);
  if ("reason" in read) {
    const key = named === "" ? "" : "WHEELHOUSE_CONFIG";
    findings.errors.push({ file: path, line: null, key, reason: `names a file that cannot be used: ${read.reason}` });
    return null;
  }
  const yaml = parseYaml(read.bytes.toString("utf8"), path, findings);
  if (yaml === null) return null;
  const baseDir = dirname(absolute);
  const reading = readingOf(yaml.locate, baseDir, findings);
  const raw = interpolate(yaml.raw ?? {}, env, reading);
  parsePart(
    z.strictObject({ console: z.unknown().optional(), clusters: z.array(z.unknown()).optional() }),
    raw,
    [],
    reading,
  );
  return { yaml, raw, baseDir };
}

function readingOf(locate: Locate, baseDir: string, findings: Findings): Reading {
  return {
    baseDir,
    files: findings.files,
    error: (path, reason) => findings.errors.push({ ...locate(path), reason }),
    warn: (path, reason) => findings.warnings.push({ ...locate(path), reason }),
  };
}

/** The console's settings: variables win over the file. */
function loadConsole(file: ConfigFile | null, { env, cwd, findings }: Source): ServerConfig | null {
  const variables = consoleFromEnv(env);
  const fromFile = isTree(file?.raw) ? file.raw.console : undefined;
  const locate: Locate = (path) => {
    const key = path[1];
    const ofFile = file !== null && (key === undefined || !Object.hasOwn(variables.raw, key));
    return ofFile ? file.yaml.locate(path) : variables.locate(path.slice(1));
  };
  const own = interpolate(variables.raw, env, readingOf(variables.locate, cwd, findings));
  const home = isTree(own) && own.home !== undefined ? cwd : (file?.baseDir ?? cwd);
  const settings = mergeTrees(own, fromFile ?? {});
  const server = buildConsole(
    fromFile === undefined || isTree(fromFile) ? settings : fromFile,
    readingOf(locate, home, findings),
  );
  return server === null ? null : { ...server, dataDir: join(server.dataDir, "console") };
}

type Loaded = { config: ClusterConfig | null; id: unknown; locate: Locate };

function fileClusters(file: ConfigFile | null, context: Source): Loaded[] {
  if (file === null || !isTree(file.raw) || !Array.isArray(file.raw.clusters)) return [];
  return file.raw.clusters.map((raw: unknown, index) => {
    const at = ["clusters", index];
    return loadCluster(raw, at, file.yaml.locate, file.yaml.has, file.baseDir, context);
  });
}

function environmentCluster(context: Source): Loaded[] {
  const { env, cwd, findings } = context;
  const { raw, names, locate } = clusterFromEnv(env);
  if (!names.includes("KAFKA_BROKERS") && !names.includes("KAFKA_PROPERTIES")) {
    for (const key of names) {
      const reason =
        "belongs to the cluster of KAFKA_BROKERS, which is not set. Set it, or write the cluster into wheelhouse.yaml";
      findings.errors.push({ file: "environment", line: null, key, reason });
    }
    return [];
  }
  const resolved = interpolate({ id: "kafka", ...raw }, env, readingOf(locate, cwd, findings));
  const has = (path: Path) => names.includes(locate(path).key);
  return [loadCluster(resolved, [], locate, has, cwd, context)];
}

/** One cluster with its properties file merged under it; `locate` and `has` speak of what was written itself. */
function loadCluster(
  raw: unknown,
  at: Path,
  locate: Locate,
  has: (path: Path) => boolean,
  baseDir: string,
  context: Source,
): Loaded {
  const { env, findings } = context;
  const reading = readingOf(locate, baseDir, findings);
  const path = isTree(raw) && typeof raw.properties === "string" ? raw.properties : null;
  const tls = isTree(raw) && isTree(raw.tls) ? raw.tls : {};
  const nameDecided = tls.servername !== undefined || tls.verify !== undefined;
  const overlay = path === null ? null : readOverlay(path, env, reading, at, findings, nameDecided);
  const place: Locate = (path) => (has(path) ? null : overlay?.locate(path.slice(at.length))) ?? locate(path);
  const merged = overlay === null ? raw : mergeTrees(raw, overlay.raw);
  const config = buildCluster(merged, at, readingOf(place, baseDir, findings));
  return { config, id: isTree(raw) ? raw.id : undefined, locate: (path) => place([...at, ...path]) };
}

function findDoubles(clusters: Loaded[], findings: Findings): void {
  for (const [index, { id, locate }] of clusters.entries()) {
    if (typeof id === "string" && clusters.findIndex((other) => other.id === id) < index) {
      findings.errors.push({
        ...locate(["id"]),
        reason: "is the id of an earlier cluster too; give each cluster its own",
      });
    }
  }
}

/** One line per error: `file:line  key: reason`. */
export function formatConfigErrors(errors: ConfigError[]): string {
  return errors
    .map(
      ({ file, line, key, reason }) =>
        `${file}${line === null ? "" : `:${line}`}  ${key === "" ? "" : `${key}: `}${reason}`,
    )
    .join("\n");
}
