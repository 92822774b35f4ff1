import { clusterConfig } from "#lib/config/config.ts";
import { globalState } from "#lib/config/global-state.ts";
import { serviceStates, setServiceState } from "#lib/config/service-state.ts";
import type { ClusterConfig, HttpServiceConfig } from "#lib/config/types.ts";
import type { SubjectSummary } from "#lib/contracts/schemas.ts";
import type { z } from "zod";
import { AppError } from "#lib/errors.ts";
import { answerError, isRegistryDown, strangeAnswer } from "./errors.ts";
import { limiter, type Limiter } from "./limiter.ts";
import { registryUrl } from "./registry-url.ts";
import { send } from "./send.ts";
import { sharedRead, type SharedRead } from "./shared-reads.ts";
import type { StoredVersion } from "./stored-version.ts";

const requestsAtOnce = 8;
const shortMs = 2_000;
const summaryMs = 10_000;
const versionMs = 60_000;

/** One schema registry: its address and what was read from it lately. */
export type RegistryClient = {
  cluster: ClusterConfig;
  config: HttpServiceConfig;
  limit: Limiter;
  subjects: SharedRead<string[]>;
  level: SharedRead<string | null>;
  summaries: SharedRead<SubjectSummary>;
  versions: SharedRead<StoredVersion>;
};

/**
 * The registry of a cluster. @throws AppError `not-found` when none is configured, `upstream-failed` while the embedded one
 * is not there (with the reason)
 */
export function registryClient(clusterId: string): RegistryClient {
  const cluster = clusterConfig(clusterId);
  const { schemaRegistry } = cluster;
  if (schemaRegistry === null) throw noRegistry(cluster);
  const clients = globalState("wheelhouse.schema-registry", () => new Map<string, RegistryClient>());
  const known = clients.get(clusterId);
  if (known?.cluster === cluster) return known;
  const client: RegistryClient = {
    cluster,
    config: schemaRegistry,
    limit: limiter(requestsAtOnce),
    subjects: sharedRead(shortMs),
    level: sharedRead(summaryMs),
    summaries: sharedRead(summaryMs),
    versions: sharedRead(versionMs, 500),
  };
  clients.set(clusterId, client);
  return client;
}

/** Forgets what was read, after a change. */
export function forgetReads(client: RegistryClient): void {
  for (const read of [client.subjects, client.level, client.summaries, client.versions]) read.clear();
}

export type Ask<S extends z.ZodType> = {
  method?: "GET" | "POST" | "DELETE";
  /** Path segments below the registry's address, e.g. ["subjects", name, "versions"]; encoded here. */
  path: readonly (string | number)[];
  query?: Record<string, string>;
  body?: unknown;
  /** What is being done, for the words of a failure: "Reading `orders-value`". */
  doing: string;
  answer: S;
  signal?: AbortSignal | undefined;
};

/**
 * One call of the registry's API (Confluent Schema Registry v1); its answer is checked. At most 8 run at once.
 * @throws AppError with the words of `errors.ts`
 */
export async function ask<S extends z.ZodType>(client: RegistryClient, call: Ask<S>): Promise<z.output<S>> {
  const { config } = client;
  try {
    const answer = await client.limit(() => {
      call.signal?.throwIfAborted();
      return send(config, {
        method: call.method ?? "GET",
        url: registryUrl(config, call.path, call.query),
        ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
        signal: call.signal,
      });
    });
    if (answer.status < 200 || answer.status >= 300) throw answerError(call.doing, answer);
    const parsed = call.answer.safeParse(parse(answer.text));
    if (!parsed.success) throw strangeAnswer(call.doing, parsed.error);
    report(client, null);
    return parsed.data;
  } catch (error) {
    report(client, error);
    throw error;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The shell and the overview show how the registry is doing; only a change is told. */
function report({ cluster, config }: RegistryClient, error: unknown): void {
  const service = { kind: "schema-registry" as const, name: config.name };
  const known = serviceStates(cluster.id).find(({ kind }) => kind === "schema-registry")?.state;
  if (!isRegistryDown(error)) {
    // Whatever it says, it speaks.
    const speaks = error === null || (error instanceof AppError && error.data.registryCode !== undefined);
    if (speaks && known !== "ready") setServiceState(cluster.id, { ...service, state: "ready", reason: null });
    return;
  }
  // While the launcher starts it, or has said why it could not, its words are the better ones.
  if (known === "starting" || known === "failed") return;
  const reason = error instanceof AppError ? error.detail : null;
  setServiceState(cluster.id, { ...service, state: "failed", reason });
}

function noRegistry(cluster: ClusterConfig): AppError {
  const service = serviceStates(cluster.id).find(({ kind }) => kind === "schema-registry");
  if (service?.state === "failed")
    return new AppError(
      "upstream-failed",
      `The schema registry is not there: ${service.reason ?? "it did not start"}.`,
    );
  if (service?.state === "starting")
    return new AppError("upstream-failed", "The schema registry is still starting. Try again in a few seconds.");
  return new AppError(
    "not-found",
    `The cluster "${cluster.name}" has no schema registry. Name one in the configuration (\`schemaRegistry\`, or SCHEMA_REGISTRY_URL).`,
  );
}
