import { clusterConfig } from "#lib/config/config.ts";
import { listJobs, startJob } from "./runner.ts";

const open = new Set(["queued", "running", "cancelling"]);

/** Starts the job of sample data, or names the one that already runs for this cluster. Throws `not-found`. */
export function startSampleData(clusterId: string, owner: string): { jobId: string } {
  clusterConfig(clusterId);
  const running = listJobs().find(
    ({ kind, cluster, state }) => kind === "sample-data" && cluster === clusterId && open.has(state),
  );
  if (running !== undefined) return { jobId: running.id };
  return { jobId: startJob("sample-data", { owner, cluster: clusterId, input: {} }).id };
}
