import { globalState } from "#lib/config/global-state.ts";

/** Counts one request sent to a broker of `cluster`; `api` is Kafka's name of it. */
export function countRequest(cluster: string, api: string): void {
  const counts = requestCounts();
  const apis = counts.get(cluster) ?? new Map<string, number>();
  apis.set(api, (apis.get(api) ?? 0) + 1);
  counts.set(cluster, apis);
}

/** Requests sent since the process started: cluster id → API name → count. Shared by every instance of this module. */
export function requestCounts(): Map<string, Map<string, number>> {
  return globalState("wheelhouse.kafka.request-counts", () => new Map<string, Map<string, number>>());
}
