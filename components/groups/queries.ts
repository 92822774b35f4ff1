import { queryOptions } from "@tanstack/react-query";
import { live } from "#components/shared/live.ts";
import { groups } from "#lib/client/endpoints.ts";
import { request } from "#lib/client/request.ts";

export const groupKeys = {
  list: (cluster: string) => [groups.list.id, cluster] as const,
  detail: (cluster: string, group: string) => [groups.describe.id, cluster, group] as const,
};

export const groupQueries = {
  list: (cluster: string) =>
    queryOptions({
      queryKey: groupKeys.list(cluster),
      queryFn: ({ signal }) => request(groups.list, { params: { cluster }, query: {}, signal }),
      ...live(5_000),
    }),
  detail: (cluster: string, group: string) =>
    queryOptions({
      queryKey: groupKeys.detail(cluster, group),
      queryFn: ({ signal }) => request(groups.describe, { params: { cluster, group }, query: {}, signal }),
      ...live(2_000),
    }),
};
