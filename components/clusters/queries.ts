import { queryOptions } from "@tanstack/react-query";
import { live } from "#components/shared/live.ts";
import { clusters } from "#lib/client/endpoints.ts";
import { request } from "#lib/client/request.ts";

export const clusterKeys = {
  list: () => [clusters.list.id] as const,
  status: (cluster: string) => [clusters.status.id, cluster] as const,
};

export const clusterQueries = {
  list: () =>
    queryOptions({
      queryKey: clusterKeys.list(),
      queryFn: ({ signal }) => request(clusters.list, { params: {}, query: {}, signal }),
      ...live(5_000),
    }),
  /** Answers within 5 s even when the cluster does not; read every 10 s so that a repaired cluster turns green by itself. */
  status: (cluster: string) =>
    queryOptions({
      queryKey: clusterKeys.status(cluster),
      queryFn: ({ signal }) => request(clusters.status, { params: { cluster }, query: {}, signal }),
      ...live(10_000),
    }),
};
