import { mutationOptions, queryOptions, skipToken } from "@tanstack/react-query";
import { live } from "#components/shared/live.ts";
import {
  clusters,
  groups,
  recordHistogram,
  records,
  recordSearch,
  topics,
  type ContractOf,
} from "#lib/client/endpoints.ts";
import { request } from "#lib/client/request.ts";
import type { QueryInput } from "#lib/contracts/endpoint.ts";
import type { RecordFilter, SearchRange } from "#lib/contracts/record-search.ts";
import type { DecoderChoice, ProduceInput } from "#lib/contracts/records.ts";

export type RecordQuery = Omit<QueryInput<ContractOf<typeof records.list>>, "limit"> & { limit: string };

export const recordKeys = {
  lists: (cluster: string, topic: string) => [records.list.id, cluster, topic] as const,
  list: (cluster: string, topic: string, query: RecordQuery | null) =>
    [...recordKeys.lists(cluster, topic), query] as const,
  one: (cluster: string, topic: string, partition: number, offset: string, full: boolean, decoders: DecoderChoice) =>
    [records.get.id, cluster, topic, partition, offset, full, decoders.keyCodec, decoders.valueCodec] as const,
};

export const recordQueries = {
  /** Read when asked, not polled: every read is audited and moves the rows under the reader's eyes. Null reads nothing. */
  list: (cluster: string, topic: string, query: RecordQuery | null) =>
    queryOptions({
      queryKey: recordKeys.list(cluster, topic, query),
      queryFn:
        query === null
          ? skipToken
          : ({ signal }) => request(records.list, { params: { cluster, topic }, query, signal }),
      refetchOnWindowFocus: false,
    }),
  one: (cluster: string, topic: string, partition: number, offset: string, full: boolean, decoders: DecoderChoice) =>
    queryOptions({
      queryKey: recordKeys.one(cluster, topic, partition, offset, full, decoders),
      queryFn: ({ signal }) =>
        request(records.get, {
          params: { cluster, topic, partition, offset },
          query: { full: full ? "true" : "false", keyCodec: decoders.keyCodec, valueCodec: decoders.valueCodec },
          signal,
        }),
      refetchOnWindowFocus: false,
    }),
  /** Whether a filter can run; asked while it is typed. */
  check: (cluster: string, topic: string, filter: RecordFilter | null) =>
    queryOptions({
      queryKey: [recordSearch.checkFilter.id, cluster, topic, filter] as const,
      queryFn:
        filter === null
          ? skipToken
          : ({ signal }) =>
              request(recordSearch.checkFilter, { params: { cluster, topic }, query: {}, body: filter, signal }),
      staleTime: Infinity,
      retry: false,
    }),
  /** Messages over time; null bounds are the first record and now. */
  histogram: (
    cluster: string,
    topic: string,
    { from, to, partitions }: { from: string | null; to: string | null; partitions: number[] | null },
  ) =>
    queryOptions({
      queryKey: [recordHistogram.read.id, cluster, topic, { from, to, partitions }] as const,
      queryFn: ({ signal }) =>
        request(recordHistogram.read, {
          params: { cluster, topic },
          query: {
            ...(from === null ? {} : { from }),
            ...(to === null ? {} : { to }),
            ...(partitions === null || partitions.length === 0 ? {} : { partitions: partitions.join(",") }),
          },
          signal,
        }),
      refetchOnWindowFocus: false,
    }),
  /** What a range holds, as far as it can be told without reading it. */
  preview: (cluster: string, topic: string, { start, end, partitions, isolation }: SearchRange) =>
    queryOptions({
      queryKey: [recordSearch.preview.id, cluster, topic, { start, end, partitions, isolation }] as const,
      queryFn: ({ signal }) =>
        request(recordSearch.preview, {
          params: { cluster, topic },
          query: {},
          body: { start, end, partitions, isolation },
          signal,
        }),
    }),
  /** Why one record matches a filter or not; audited, so only on demand. */
  explain: (
    cluster: string,
    topic: string,
    body: { partition: number; offset: string; filter: RecordFilter } & DecoderChoice,
  ) =>
    queryOptions({
      queryKey: [recordSearch.explain.id, cluster, topic, body] as const,
      queryFn: ({ signal }) => request(recordSearch.explain, { params: { cluster, topic }, query: {}, body, signal }),
      staleTime: Infinity,
      retry: false,
    }),
  /** For the partition choice and leaders: the same cache entry as the topic page. */
  topic: (cluster: string, topic: string) =>
    queryOptions({
      queryKey: [topics.describe.id, cluster, topic] as const,
      queryFn: ({ signal }) => request(topics.describe, { params: { cluster, topic }, query: {}, signal }),
      ...live(5_000),
    }),
  /** The list that the topics' own page reads. */
  topics: (cluster: string) =>
    queryOptions({
      queryKey: [topics.list.id, cluster] as const,
      queryFn: ({ signal }) => request(topics.list, { params: { cluster }, query: {}, signal }),
      ...live(5_000),
    }),
  /** The same cache entries as the pages of groups. */
  groups: (cluster: string) =>
    queryOptions({
      queryKey: [groups.list.id, cluster] as const,
      queryFn: ({ signal }) => request(groups.list, { params: { cluster }, query: {}, signal }),
      staleTime: 10_000,
    }),
  group: (cluster: string, group: string) =>
    queryOptions({
      queryKey: [groups.describe.id, cluster, group] as const,
      queryFn: ({ signal }) => request(groups.describe, { params: { cluster, group }, query: {}, signal }),
      staleTime: 5_000,
    }),
  clusters: () =>
    queryOptions({
      queryKey: [clusters.list.id] as const,
      queryFn: ({ signal }) => request(clusters.list, { params: {}, query: {}, signal }),
      ...live(5_000),
    }),
};

export const recordMutations = {
  produce: (cluster: string, topic: string) =>
    mutationOptions({
      mutationFn: (body: ProduceInput) => request(records.produce, { params: { cluster, topic }, query: {}, body }),
      onSuccess: (_data, _input, _result, { client }) => {
        void client.invalidateQueries({ queryKey: [topics.describe.id, cluster, topic] });
        return client.invalidateQueries({ queryKey: recordKeys.lists(cluster, topic) });
      },
    }),
};
