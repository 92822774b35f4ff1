import { mutationOptions, queryOptions, type QueryClient } from "@tanstack/react-query";
import { live } from "#components/shared/live.ts";
import { backgroundSearches, jobs } from "#lib/client/endpoints.ts";
import { request } from "#lib/client/request.ts";
import type { BackgroundSearch } from "#lib/contracts/background-search.ts";
import type { SearchBody } from "#lib/contracts/record-search.ts";

/** Whether it runs or waits. */
export function isOpen({ state }: Pick<BackgroundSearch, "state">): boolean {
  return state === "queued" || state === "running" || state === "cancelling";
}

const changed = (client: QueryClient) =>
  Promise.all(
    [backgroundSearches.list.id, backgroundSearches.describe.id].map((id) =>
      client.invalidateQueries({ queryKey: [id] }),
    ),
  );

export const backgroundQueries = {
  /** Followed closely only while one runs; the age in the top bar speaks of the page's own figures. */
  list: (cluster: string, topic: string) =>
    queryOptions({
      queryKey: [backgroundSearches.list.id, cluster, topic] as const,
      queryFn: ({ signal }) => request(backgroundSearches.list, { params: { cluster, topic }, signal }),
      refetchInterval: (query) => live(query.state.data?.searches.some(isOpen) ? 3_000 : 30_000).refetchInterval(),
    }),
  one: (cluster: string, search: string) =>
    queryOptions({
      queryKey: [backgroundSearches.describe.id, cluster, search] as const,
      queryFn: ({ signal }) => request(backgroundSearches.describe, { params: { cluster, search }, signal }),
      refetchInterval: (query) =>
        query.state.data === undefined || isOpen(query.state.data) ? live(1_000).refetchInterval() : false,
    }),
};

export const backgroundMutations = {
  start: (cluster: string, topic: string) =>
    mutationOptions({
      // Its own limit and no budget: it keeps much more than a page shows.
      mutationFn: ({ limit: _limit, budget: _budget, resume: _resume, ...body }: SearchBody) =>
        request(backgroundSearches.start, { params: { cluster, topic }, body }),
      onSuccess: (_data, _body, _result, { client }) => changed(client),
    }),
  stop: () =>
    mutationOptions({
      mutationFn: (job: string) => request(jobs.cancel, { params: { job }, body: {} }),
      onSuccess: (_data, _id, _result, { client }) => changed(client),
    }),
  resume: (cluster: string) =>
    mutationOptions({
      mutationFn: (search: string) => request(backgroundSearches.resume, { params: { cluster, search }, body: {} }),
      onSuccess: (_data, _id, _result, { client }) => changed(client),
    }),
  remove: (cluster: string) =>
    mutationOptions({
      mutationFn: (search: string) => request(backgroundSearches.remove, { params: { cluster, search } }),
      onSuccess: (_data, _id, _result, { client }) =>
        client.invalidateQueries({ queryKey: [backgroundSearches.list.id] }),
    }),
};
