import type { ClusterSummary } from "#lib/contracts/clusters.ts";

export type Registry = ClusterSummary["services"][number];

/** The schema registry of a cluster; null when none is configured, `undefined` while the cluster is not known. */
export function registryOf(cluster: ClusterSummary | null | undefined): Registry | null | undefined {
  if (cluster === null || cluster === undefined) return undefined;
  return cluster.services.find(({ kind }) => kind === "schema-registry") ?? null;
}
