import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { live } from "#components/shared/live.ts";
import { clusters, groups, jobs, testClients, topics } from "#lib/client/endpoints.ts";
import { request } from "#lib/client/request.ts";
import type { TestClientInput } from "#lib/contracts/test-clients.ts";
import { isOpen } from "./running.ts";

/** What the test clients of a page work on. */
export type Place = { cluster: string; topic?: string; group?: string };

const jobsOf = (place: Place) => [jobs.list.id, place] as const;

export const testClientQueries = {
  /** Followed closely only while one runs; the age in the top bar speaks of the page's own figures. */
  jobs: (place: Place) =>
    queryOptions({
      queryKey: jobsOf(place),
      queryFn: ({ signal }) => request(jobs.list, { query: place, signal }),
      refetchInterval: (query) => live(query.state.data?.jobs.some(isOpen) ? 2_000 : 10_000).refetchInterval(),
    }),
  /** The three below share the entries of the pages. */
  clusters: () =>
    queryOptions({
      queryKey: [clusters.list.id] as const,
      queryFn: ({ signal }) => request(clusters.list, { signal }),
      staleTime: 10_000,
    }),
  topic: (cluster: string, topic: string) =>
    queryOptions({
      queryKey: [topics.describe.id, cluster, topic] as const,
      queryFn: ({ signal }) => request(topics.describe, { params: { cluster, topic }, signal }),
      staleTime: 10_000,
    }),
  groups: (cluster: string) =>
    queryOptions({
      queryKey: [groups.list.id, cluster] as const,
      queryFn: ({ signal }) => request(groups.list, { params: { cluster }, signal }),
      staleTime: 10_000,
    }),
};

export const testClientMutations = {
  start: (cluster: string) =>
    mutationOptions({
      mutationFn: (body: TestClientInput) => request(testClients.start, { params: { cluster }, body }),
      onSuccess: (_data, _input, _result, { client }) => client.invalidateQueries({ queryKey: [jobs.list.id] }),
    }),
  stop: () =>
    mutationOptions({
      mutationFn: (job: string) => request(jobs.cancel, { params: { job }, body: {} }),
      onSuccess: (_data, _job, _result, { client }) => client.invalidateQueries({ queryKey: [jobs.list.id] }),
    }),
};
