import { AppError } from "#lib/errors.ts";
import { formatConfigErrors, loadConfig } from "./load.ts";
import { keepUnchanged } from "./unchanged.ts";
import { configState, type ServiceState } from "./state.ts";
import type { LoadedConfig } from "./load.ts";
import type { ClusterConfig, ServerConfig } from "./types.ts";

/** All clusters: those of the file or environment in written order, then the embedded one. */
export function clusterConfigs(): ClusterConfig[] {
  const { embedded } = configState();
  const { clusters } = current();
  return embedded === null ? clusters : [...clusters, embedded];
}

/**
 * One cluster. The object stays the same until the configuration of this cluster changes.
 * @throws AppError `not-found`
 */
export function clusterConfig(id: string): ClusterConfig {
  const cluster = clusterConfigs().find((entry) => entry.id === id);
  if (cluster !== undefined) return cluster;
  throw new AppError("not-found", `No cluster "${id}" is configured. Open one from the list of clusters.`);
}

/** Settings of the console itself. */
export function serverConfig(): ServerConfig {
  return current().server;
}

/** Calls `listener` after the set of clusters or the console's settings changed. Returns a function that ends it. */
export function onConfigChange(listener: () => void): () => void {
  const { listeners } = configState();
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Adds (or replaces) the Kafka that the launcher brought up, with the states of the services beside it. */
export function setEmbedded(cluster: ClusterConfig, services: ServiceState[] = []): void {
  const state = configState();
  state.embedded = cluster;
  state.services.set(cluster.id, services);
  announce();
}

/** Puts a configuration into force. Clusters that did not change keep their object, hence their connections. */
export function applyConfig(config: LoadedConfig): void {
  const state = configState();
  const before = state.loaded;
  const clusters = config.clusters.map((cluster) =>
    keepUnchanged(
      before?.clusters.find((old) => old.id === cluster.id),
      cluster,
    ),
  );
  for (const old of before?.clusters ?? []) if (!clusters.includes(old)) state.services.delete(old.id);
  state.loaded = { server: keepUnchanged(before?.server, config.server), clusters };
  const same = before !== null && before.server === state.loaded.server && before.clusters.length === clusters.length;
  if (!same || clusters.some((cluster, index) => cluster !== before?.clusters[index])) announce();
}

function announce(): void {
  for (const listener of configState().listeners) listener();
}

function current(): { server: ServerConfig; clusters: ClusterConfig[] } {
  const state = configState();
  if (state.loaded === null) {
    const result = loadConfig();
    if ("errors" in result) throw new Error(formatConfigErrors(result.errors));
    state.loaded = { server: result.config.server, clusters: result.config.clusters };
  }
  return state.loaded;
}
