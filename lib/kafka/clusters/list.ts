import { clusterConfigs } from "#lib/config/config.ts";
import { serviceStates } from "#lib/config/service-state.ts";
import type { ClusterSummary } from "#lib/contracts/clusters.ts";

/** The configured clusters and how their services are doing, from memory: no broker is asked. */
export function listClusters(): { clusters: ClusterSummary[] } {
  return {
    clusters: clusterConfigs().map((config) => ({
      id: config.id,
      name: config.name,
      environment: config.environment,
      readOnly: config.readOnly,
      embedded: config.embedded,
      bootstrap: config.bootstrap.map(({ host, port }) => `${host}:${port}`),
      services: serviceStates(config.id),
    })),
  };
}
