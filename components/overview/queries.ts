import { queryOptions } from "@tanstack/react-query";
import { live } from "#components/shared/live.ts";
import { clusters, topics } from "#lib/client/endpoints.ts";
import { request } from "#lib/client/request.ts";

export const overviewKeys = {
  overview: (cluster: string) => [clusters.overview.id, cluster] as const,
  clusters: () => [clusters.list.id] as const,
  topics: (cluster: string) => [topics.list.id, cluster] as const,
};

export const overviewQueries = {
  overview: (cluster: string) =>
    queryOptions({
      queryKey: overviewKeys.overview(cluster),
      queryFn: ({ signal }) => request(clusters.overview, { params: { cluster }, query: {}, signal }),
      ...live(5_000),
    }),
  /** For the service badges: the same cache entry as the list of clusters. */
  clusters: () =>
    queryOptions({
      queryKey: overviewKeys.clusters(),
      queryFn: ({ signal }) => request(clusters.list, { params: {}, query: {}, signal }),
      ...live(5_000),
    }),
  /** For "needs attention": the same cache entry as the list of topics. */
  topics: (cluster: string) =>
    queryOptions({
      queryKey: overviewKeys.topics(cluster),
      queryFn: ({ signal }) => request(topics.list, { params: { cluster }, query: {}, signal }),
      ...live(5_000),
    }),
};
