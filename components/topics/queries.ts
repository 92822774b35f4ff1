import { mutationOptions, queryOptions, skipToken } from "@tanstack/react-query";
import { live } from "#components/shared/live.ts";
import { request } from "#lib/client/request.ts";
import { clusters } from "#lib/contracts/clusters.ts";
import { groups } from "#lib/contracts/groups.ts";
import { topics, type CreateTopicInput } from "#lib/contracts/topics.ts";
import { ratesBetween, type FiguresReading } from "./topic-rows.ts";

export const topicKeys = {
  list: (cluster: string) => [topics.list.id, cluster] as const,
  figures: (cluster: string) => [topics.figures.id, cluster] as const,
  detail: (cluster: string, topic: string) => [topics.describe.id, cluster, topic] as const,
  creation: (cluster: string, input: CreateTopicInput | null) => [topics.planCreate.id, cluster, input] as const,
  deletion: (cluster: string, topic: string) => [topics.planDelete.id, cluster, topic] as const,
};

export const topicQueries = {
  list: (cluster: string) =>
    queryOptions({
      queryKey: topicKeys.list(cluster),
      queryFn: ({ signal }) => request(topics.list, { params: { cluster }, query: {}, signal }),
      ...live(5_000),
    }),
  figures: (cluster: string) =>
    queryOptions({
      queryKey: topicKeys.figures(cluster),
      queryFn: async ({ client, signal }): Promise<FiguresReading> => {
        const now = await request(topics.figures, { params: { cluster }, query: {}, signal });
        return { ...now, rates: ratesBetween(client.getQueryData(topicKeys.figures(cluster)), now) };
      },
      refetchInterval: live(10_000).refetchInterval,
    }),
  /** The list that the groups' own page reads. */
  groups: (cluster: string) =>
    queryOptions({
      queryKey: [groups.list.id, cluster] as const,
      queryFn: ({ signal }) => request(groups.list, { params: { cluster }, query: {}, signal }),
      refetchInterval: live(15_000).refetchInterval,
    }),
  detail: (cluster: string, topic: string) =>
    queryOptions({
      queryKey: topicKeys.detail(cluster, topic),
      queryFn: ({ signal }) => request(topics.describe, { params: { cluster, topic }, query: {}, signal }),
      ...live(5_000),
    }),
  /** Never from the cache: a plan is only worth something when it was just computed. */
  creation: (cluster: string, input: CreateTopicInput | null) => [topics.planCreate.id, cluster, input] as const,
  deletion: (cluster: string, topic: string) =>
    queryOptions({
      queryKey: topicKeys.deletion(cluster, topic),
      queryFn: ({ signal }) => request(topics.planDelete, { params: { cluster, topic }, query: {}, signal }),
      staleTime: 0,
      gcTime: 0,
    }),
  /** The plan of exactly this input; computed again whenever the input changes. */
  planCreate: (cluster: string, input: CreateTopicInput | null) =>
    queryOptions({
      queryKey: topicKeys.creation(cluster, input),
      queryFn:
        input === null
          ? skipToken
          : ({ signal }) => request(topics.planCreate, { params: { cluster }, query: {}, body: input, signal }),
      staleTime: 30_000,
      gcTime: 30_000,
      retry: false,
    }),
  clusters: () =>
    queryOptions({
      queryKey: [clusters.list.id] as const,
      queryFn: ({ signal }) => request(clusters.list, { params: {}, query: {}, signal }),
      ...live(5_000),
    }),
};

export const topicMutations = {
  create: (cluster: string) =>
    mutationOptions({
      mutationFn: (body: CreateTopicInput & { planId: string }) =>
        request(topics.create, { params: { cluster }, query: {}, body }),
      onSuccess: (_data, _input, _result, { client }) =>
        client.invalidateQueries({ queryKey: topicKeys.list(cluster) }),
    }),
  delete: (cluster: string, topic: string) =>
    mutationOptions({
      mutationFn: (body: { planId: string; confirm: string }) =>
        request(topics.delete, { params: { cluster, topic }, query: {}, body }),
      onSuccess: (_data, _input, _result, { client }) => {
        client.removeQueries({ queryKey: topicKeys.deletion(cluster, topic) });
        return client.invalidateQueries({ queryKey: topicKeys.list(cluster) });
      },
    }),
  sampleData: (cluster: string) =>
    mutationOptions({
      mutationFn: () => request(clusters.createSampleData, { params: { cluster }, query: {}, body: {} }),
    }),
};
