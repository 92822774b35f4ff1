import type { z } from "#lib/contracts/zod.ts";
import { parsePart } from "./issues.ts";
import type { Path, Reading } from "./report.ts";
import { parts } from "./schema.ts";
import { buildBootstrap, buildSasl, buildService } from "./services.ts";
import { buildTls } from "./tls.ts";
import { isTree } from "./tree.ts";
import type { ClusterConfig, HttpServiceConfig } from "./types.ts";

/**
 * One cluster from its raw form (references resolved, properties merged in). All faults are reported: what is
 * well-formed for itself is checked although another part is not. Null when there was one.
 */
export function buildCluster(raw: unknown, at: Path, reading: Reading): ClusterConfig | null {
  let sound = true;
  const watched: Reading = {
    ...reading,
    error: (path, reason) => {
      sound = false;
      reading.error(path, reason);
    },
  };
  const shape = parsePart(parts.cluster, raw, at, watched);
  const { bootstrap, tls, sasl, schemaRegistry, connect, environment } = shape ?? wellFormed(raw);
  const config = {
    bootstrap: buildBootstrap(bootstrap ?? [], [...at, "bootstrap"], watched),
    tls: tls == null ? null : buildTls(tls, [...at, "tls"], watched),
    sasl: sasl === undefined ? null : buildSasl(sasl, [...at, "sasl"], watched),
    schemaRegistry:
      schemaRegistry === undefined
        ? null
        : buildService(schemaRegistry, "Schema registry", [...at, "schemaRegistry"], watched),
    connect: buildConnect(connect ?? [], [...at, "connect"], watched),
  };
  if (
    environment === "production" &&
    tls == null &&
    (sasl?.mechanism === "PLAIN" || sasl?.mechanism === "OAUTHBEARER")
  ) {
    watched.warn(
      [...at, "sasl", "mechanism"],
      `is ${sasl.mechanism} without TLS on a production cluster: the secret crosses the network readable`,
    );
  }
  if (shape === null || !sound) return null;
  return {
    id: shape.id,
    name: shape.name ?? shape.id,
    environment: shape.environment,
    readOnly: shape.readOnly ?? false,
    embedded: false,
    ...config,
  };
}

type Shape = Partial<z.output<typeof parts.cluster>>;

function wellFormed(raw: unknown): Shape {
  const values = isTree(raw) ? raw : {};
  const { shape } = parts.cluster;
  return {
    bootstrap: quietly(shape.bootstrap, values.bootstrap),
    tls: quietly(shape.tls, values.tls),
    sasl: quietly(shape.sasl, values.sasl),
    schemaRegistry: quietly(shape.schemaRegistry, values.schemaRegistry),
    connect: quietly(shape.connect, values.connect),
    environment: quietly(shape.environment, values.environment),
  };
}

/** The parsed value, with unknown keys left out, or undefined when its shape is wrong. */
function quietly<T extends z.ZodType>(schema: T, value: unknown): z.output<T> | undefined {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const again = schema.safeParse(
    parsed.error.issues.reduce<unknown>(
      (rest, issue) => (issue.code === "unrecognized_keys" ? without(rest, issue.path, issue.keys) : rest),
      value,
    ),
  );
  return again.success ? again.data : undefined;
}

function without(value: unknown, path: Path, keys: readonly string[]): unknown {
  const [head, ...rest] = path;
  if (Array.isArray(value)) return value.map((item, index) => (index === head ? without(item, rest, keys) : item));
  if (!isTree(value)) return value;
  const entries = Object.entries(value);
  if (head === undefined) return Object.fromEntries(entries.filter(([key]) => !keys.includes(key)));
  return Object.fromEntries(entries.map(([key, item]) => [key, key === head ? without(item, rest, keys) : item]));
}

function buildConnect(inputs: z.output<typeof parts.connect>[], at: Path, reading: Reading): HttpServiceConfig[] {
  const names = new Set<string>();
  return inputs.flatMap((input, index) => {
    const name = input.name ?? (inputs.length === 1 ? "Connect" : `Connect ${index + 1}`);
    if (names.has(name))
      reading.error([...at, index, "name"], "stands twice in this cluster; give each Connect cluster its own name");
    names.add(name);
    const service = buildService(input, name, [...at, index], reading);
    return service === null ? [] : [service];
  });
}
