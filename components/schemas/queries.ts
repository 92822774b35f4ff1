import { mutationOptions, queryOptions, type QueryClient } from "@tanstack/react-query";
import { live } from "#components/shared/live.ts";
import { clusters, schemas } from "#lib/client/endpoints.ts";
import { request } from "#lib/client/request.ts";
import type { NewSchema } from "#lib/contracts/schemas.ts";

const keys = {
  list: (cluster: string) => [schemas.list.id, cluster] as const,
  detail: (cluster: string, subject: string) => [schemas.describe.id, cluster, subject] as const,
  versions: (cluster: string, subject: string) => [schemas.version.id, cluster, subject] as const,
  deletion: (cluster: string, subject: string) => [schemas.planDelete.id, cluster, subject] as const,
};

export const schemaQueries = {
  list: (cluster: string) =>
    queryOptions({
      queryKey: keys.list(cluster),
      queryFn: ({ signal }) => request(schemas.list, { params: { cluster }, query: {}, signal }),
      ...live(10_000),
    }),
  detail: (cluster: string, subject: string) =>
    queryOptions({
      queryKey: keys.detail(cluster, subject),
      queryFn: ({ signal }) => request(schemas.describe, { params: { cluster, subject }, query: {}, signal }),
      ...live(10_000),
    }),
  /** A version never changes; only a subject that was deleted for good may get another one under its number. */
  version: (cluster: string, subject: string, version: number) =>
    queryOptions({
      queryKey: [...keys.versions(cluster, subject), version] as const,
      queryFn: ({ signal }) => request(schemas.version, { params: { cluster, subject, version }, query: {}, signal }),
      staleTime: 300_000,
    }),
  deletion: (cluster: string, subject: string) =>
    queryOptions({
      queryKey: keys.deletion(cluster, subject),
      queryFn: ({ signal }) => request(schemas.planDelete, { params: { cluster, subject }, query: {}, signal }),
      staleTime: 0,
      gcTime: 0,
    }),
  clusters: () =>
    queryOptions({
      queryKey: [clusters.list.id] as const,
      queryFn: ({ signal }) => request(clusters.list, { signal }),
      ...live(5_000),
    }),
};

function changed(client: QueryClient, cluster: string, subject: string) {
  client.removeQueries({ queryKey: keys.deletion(cluster, subject) });
  void client.invalidateQueries({ queryKey: keys.versions(cluster, subject) });
  void client.invalidateQueries({ queryKey: keys.detail(cluster, subject) });
  return client.invalidateQueries({ queryKey: keys.list(cluster) });
}

export const schemaMutations = {
  check: (cluster: string) =>
    mutationOptions({
      mutationFn: ({ subject, schema }: { subject: string; schema: NewSchema }) =>
        request(schemas.check, { params: { cluster, subject }, query: {}, body: schema }),
    }),
  register: (cluster: string) =>
    mutationOptions({
      mutationFn: ({ subject, schema, planId }: { subject: string; schema: NewSchema; planId: string }) =>
        request(schemas.register, { params: { cluster, subject }, query: {}, body: { ...schema, planId } }),
      onSuccess: (_data, { subject }, _result, { client }) => changed(client, cluster, subject),
    }),
  delete: (cluster: string, subject: string) =>
    mutationOptions({
      mutationFn: (planId: string) =>
        request(schemas.delete, { params: { cluster, subject }, query: {}, body: { planId } }),
      onSuccess: (_data, _planId, _result, { client }) => changed(client, cluster, subject),
    }),
};
