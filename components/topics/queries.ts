import { mutationOptions, queryOptions, skipToken, type QueryClient, type QueryKey } from "@tanstack/react-query";
import { live } from "#components/shared/live.ts";
import { clusters, groups, topicConfigs, topicPartitions, topics } from "#lib/client/endpoints.ts";
import { asProblem } from "#lib/client/problem-error.ts";
import { request } from "#lib/client/request.ts";
import type { Plan } from "#lib/contracts/plan.ts";
import type { ConfigChange } from "#lib/contracts/topic-configs.ts";
import type { CreateTopicInput } from "#lib/contracts/topics.ts";
import type { DeletionPlans, Outcomes, PlannedTopic } from "./bulk-deletion.ts";
import { fewAtATime } from "./few-at-a-time.ts";
import { hasRates, ratesBetween, type FiguresReading } from "./topic-rows.ts";

export const topicKeys = {
  list: (cluster: string) => [topics.list.id, cluster] as const,
  figures: (cluster: string) => [topics.figures.id, cluster] as const,
  detail: (cluster: string, topic: string) => [topics.describe.id, cluster, topic] as const,
  deletion: (cluster: string, topic: string) => [topics.planDelete.id, cluster, topic] as const,
  configs: (cluster: string, topic: string) => [topicConfigs.list.id, cluster, topic] as const,
  configPlans: (cluster: string, topic: string) => [topicConfigs.plan.id, cluster, topic] as const,
  partitionPlans: (cluster: string, topic: string) => [topicPartitions.plan.id, cluster, topic] as const,
};

/** The plan of exactly this input, computed again whenever the input changes; null has none. */
function planOptions<Input>(
  queryKey: QueryKey,
  input: Input | null,
  read: (input: Input, signal: AbortSignal) => Promise<Plan>,
) {
  return queryOptions({
    queryKey: [...queryKey, input],
    queryFn: input === null ? skipToken : ({ signal }: { signal: AbortSignal }) => read(input, signal),
    staleTime: 30_000,
    gcTime: 30_000,
    retry: false,
  });
}
export type PlanOptions = ReturnType<typeof planOptions>;

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
      // The second reading alone tells a rate. The server shares one for 5 s: nothing new comes sooner.
      refetchInterval: ({ state }) =>
        live(state.data === undefined || hasRates(state.data) ? 10_000 : 5_500).refetchInterval(),
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
  sizes: (cluster: string, topic: string) =>
    queryOptions({
      queryKey: [topics.sizes.id, cluster, topic] as const,
      queryFn: ({ signal }) => request(topics.sizes, { params: { cluster, topic }, query: {}, signal }),
      ...live(15_000),
    }),
  configs: (cluster: string, topic: string) =>
    queryOptions({
      queryKey: topicKeys.configs(cluster, topic),
      queryFn: ({ signal }) => request(topicConfigs.list, { params: { cluster, topic }, query: {}, signal }),
      ...live(10_000),
    }),
  /** Never from the cache: a plan is only worth something when it was just computed. */
  deletion: (cluster: string, topic: string) =>
    queryOptions({
      queryKey: topicKeys.deletion(cluster, topic),
      queryFn: ({ signal }) => request(topics.planDelete, { params: { cluster, topic }, query: {}, signal }),
      staleTime: 0,
      gcTime: 0,
    }),
  /** The plan of each topic, read a few at a time; what is there so far shows already. */
  deletions: (cluster: string, names: readonly string[]) =>
    queryOptions({
      queryKey: [topics.planDelete.id, cluster, names] as const,
      queryFn: async ({ client, queryKey, signal }): Promise<DeletionPlans> => {
        let plans: DeletionPlans = new Map();
        const read = async (topic: string) => {
          const plan = await request(topics.planDelete, { params: { cluster, topic }, query: {}, signal }).catch(
            (error: unknown) => ({ fault: asProblem(error).detail }),
          );
          if (signal.aborted) return;
          plans = new Map([...plans, [topic, plan]]);
          client.setQueryData(queryKey, plans);
        };
        await fewAtATime(names, 4, read, signal);
        return plans;
      },
      staleTime: Infinity,
      gcTime: 0,
    }),
  planCreate: (cluster: string, wanted: CreateTopicInput | null) =>
    planOptions([topics.planCreate.id, cluster], wanted, (body, signal) =>
      request(topics.planCreate, { params: { cluster }, query: {}, body, signal }),
    ),
  planConfig: (cluster: string, topic: string, wanted: ConfigChange | null) =>
    planOptions(topicKeys.configPlans(cluster, topic), wanted, (body, signal) =>
      request(topicConfigs.plan, { params: { cluster, topic }, query: {}, body, signal }),
    ),
  planPartitions: (cluster: string, topic: string, wanted: { total: number } | null) =>
    planOptions(topicKeys.partitionPlans(cluster, topic), wanted, (body, signal) =>
      request(topicPartitions.plan, { params: { cluster, topic }, query: {}, body, signal }),
    ),
  clusters: () =>
    queryOptions({
      queryKey: [clusters.list.id] as const,
      queryFn: ({ signal }) => request(clusters.list, { params: {}, query: {}, signal }),
      ...live(5_000),
    }),
};

/** Plans of before are worth nothing after a change. */
function topicChanged(client: QueryClient, cluster: string, topic: string) {
  client.removeQueries({ queryKey: topicKeys.configPlans(cluster, topic) });
  client.removeQueries({ queryKey: topicKeys.partitionPlans(cluster, topic) });
  void client.invalidateQueries({ queryKey: topicKeys.list(cluster) });
  void client.invalidateQueries({ queryKey: topicKeys.detail(cluster, topic) });
  return client.invalidateQueries({ queryKey: topicKeys.configs(cluster, topic) });
}

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
  /** Deletes what was planned, two at a time; each topic has an outcome of its own. */
  deleteAll: (cluster: string, onDone: (count: number) => void) =>
    mutationOptions({
      mutationFn: async (planned: readonly PlannedTopic[]): Promise<Outcomes> => {
        const outcomes = new Map<string, string | null>();
        await fewAtATime(planned, 2, async ({ name, plan: { planId } }) => {
          const refused = await request(topics.delete, {
            params: { cluster, topic: name },
            query: {},
            body: { planId, confirm: name },
          }).then(
            () => null,
            (error: unknown) => asProblem(error).detail,
          );
          outcomes.set(name, refused);
          onDone(outcomes.size);
        });
        return outcomes;
      },
      onSettled: (_data, _error, _input, _result, { client }) =>
        client.invalidateQueries({ queryKey: topicKeys.list(cluster) }),
    }),
  alterConfig: (cluster: string, topic: string) =>
    mutationOptions({
      mutationFn: (body: ConfigChange & { planId: string }) =>
        request(topicConfigs.alter, { params: { cluster, topic }, query: {}, body }),
      onSuccess: (_data, _input, _result, { client }) => topicChanged(client, cluster, topic),
      // A refusal may mean that the values on the screen are old.
      onError: (_error, _input, _result, { client }) =>
        client.invalidateQueries({ queryKey: topicKeys.configs(cluster, topic) }),
    }),
  addPartitions: (cluster: string, topic: string) =>
    mutationOptions({
      mutationFn: (body: { total: number; planId: string }) =>
        request(topicPartitions.create, { params: { cluster, topic }, query: {}, body }),
      onSuccess: (_data, _input, _result, { client }) => topicChanged(client, cluster, topic),
    }),
  sampleData: (cluster: string) =>
    mutationOptions({
      mutationFn: () => request(clusters.createSampleData, { params: { cluster }, query: {}, body: {} }),
    }),
};
