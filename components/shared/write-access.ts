import type { ClusterSummary } from "#lib/contracts/clusters.ts";

/** Why nothing may be changed on this cluster, or null. The server decides; this only tells before the attempt. */
export function writeBlock(cluster: ClusterSummary | undefined): string | null {
  if (cluster?.readOnly !== true) return null;
  return `${cluster.name} is configured read-only: the console changes nothing on it. Its owner can lift this in the configuration.`;
}

/** Where a dialog acts, for its head. */
export function environmentOf(cluster: ClusterSummary | undefined) {
  return cluster === undefined ? undefined : { cluster: cluster.name, environment: cluster.environment };
}
