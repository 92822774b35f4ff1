import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { live } from "#components/shared/live.ts";
import { clusters, groups, schemas, session, topics } from "#lib/client/endpoints.ts";
import { request } from "#lib/client/request.ts";

/** Live, but the age in the top bar speaks of the page's own figures. */
const quietly = (ms: number) => ({ refetchInterval: live(ms).refetchInterval });

/** Keys begin with the endpoint's id, so that the shell and the features share one entry in the cache. */
export const shellQueries = {
  clusters: () =>
    queryOptions({
      queryKey: [clusters.list.id] as const,
      queryFn: ({ signal }) => request(clusters.list, { signal }),
      ...quietly(15_000),
    }),
  overview: (cluster: string) =>
    queryOptions({
      queryKey: [clusters.overview.id, cluster] as const,
      queryFn: ({ signal }) => request(clusters.overview, { params: { cluster }, signal }),
      ...quietly(10_000),
    }),
  topics: (cluster: string) =>
    queryOptions({
      queryKey: [topics.list.id, cluster] as const,
      queryFn: ({ signal }) => request(topics.list, { params: { cluster }, signal }),
      staleTime: 30_000,
    }),
  groups: (cluster: string) =>
    queryOptions({
      queryKey: [groups.list.id, cluster] as const,
      queryFn: ({ signal }) => request(groups.list, { params: { cluster }, signal }),
      ...quietly(30_000),
    }),
  subjects: (cluster: string) =>
    queryOptions({
      queryKey: [schemas.list.id, cluster] as const,
      queryFn: ({ signal }) => request(schemas.list, { params: { cluster }, signal }),
      ...quietly(30_000),
    }),
  session: () =>
    queryOptions({
      queryKey: [session.read.id] as const,
      queryFn: ({ signal }) => request(session.read, { signal }),
      staleTime: Infinity,
    }),
};

export const shellMutations = {
  signIn: () => mutationOptions({ mutationFn: (secret: string) => request(session.signIn, { body: { secret } }) }),
  signOut: () => mutationOptions({ mutationFn: () => request(session.signOut) }),
};
