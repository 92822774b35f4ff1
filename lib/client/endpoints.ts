import { addresses, type Address } from "#lib/contracts/addresses.ts";
import type { audit as auditContracts } from "#lib/contracts/audit.ts";
import type { backgroundSearches as backgroundSearchContracts } from "#lib/contracts/background-search.ts";
import type { clusters as clusterContracts } from "#lib/contracts/clusters.ts";
import type { Endpoint } from "#lib/contracts/endpoint.ts";
import type { groups as groupContracts } from "#lib/contracts/groups.ts";
import type { jobs as jobContracts } from "#lib/contracts/jobs.ts";
import type { recordExport as recordExportContracts } from "#lib/contracts/record-export.ts";
import type { recordHistogram as recordHistogramContracts } from "#lib/contracts/record-histogram.ts";
import type { recordSearch as recordSearchContracts } from "#lib/contracts/record-search.ts";
import type { recordTail as recordTailContracts } from "#lib/contracts/record-tail.ts";
import type { records as recordContracts } from "#lib/contracts/records.ts";
import type { schemas as schemaContracts } from "#lib/contracts/schemas.ts";
import type { session as sessionContracts } from "#lib/contracts/session.ts";
import type { testClients as testClientContracts } from "#lib/contracts/test-clients.ts";
import type {
  topicConfigs as topicConfigContracts,
  topicPartitions as topicPartitionContracts,
} from "#lib/contracts/topic-configs.ts";
import type { topics as topicContracts } from "#lib/contracts/topics.ts";
import type { views as viewContracts } from "#lib/contracts/views.ts";

/** An endpoint as the browser calls it: its address, and its contract for the compiler only (`contract` is never there). */
export type Callable<E extends Endpoint> = Address & { contract?: E };

/** The contract of an endpoint, for the types of what is sent: `QueryInput<ContractOf<typeof records.list>>`. */
export type ContractOf<C> = C extends Callable<infer E> ? E : never;

type Callables<Contracts extends Record<string, Endpoint>> = { [Name in keyof Contracts]: Callable<Contracts[Name]> };

// The types come from the contracts, the values do not: zod and every schema would come along.
export const audit: Callables<typeof auditContracts> = addresses.audit;
export const backgroundSearches: Callables<typeof backgroundSearchContracts> = addresses.backgroundSearches;
export const clusters: Callables<typeof clusterContracts> = addresses.clusters;
export const groups: Callables<typeof groupContracts> = addresses.groups;
export const jobs: Callables<typeof jobContracts> = addresses.jobs;
export const recordExport: Callables<typeof recordExportContracts> = addresses.recordExport;
export const recordHistogram: Callables<typeof recordHistogramContracts> = addresses.recordHistogram;
export const recordSearch: Callables<typeof recordSearchContracts> = addresses.recordSearch;
export const recordTail: Callables<typeof recordTailContracts> = addresses.recordTail;
export const records: Callables<typeof recordContracts> = addresses.records;
export const schemas: Callables<typeof schemaContracts> = addresses.schemas;
export const session: Callables<typeof sessionContracts> = addresses.session;
export const testClients: Callables<typeof testClientContracts> = addresses.testClients;
export const topicConfigs: Callables<typeof topicConfigContracts> = addresses.topicConfigs;
export const topicPartitions: Callables<typeof topicPartitionContracts> = addresses.topicPartitions;
export const topics: Callables<typeof topicContracts> = addresses.topics;
export const views: Callables<typeof viewContracts> = addresses.views;
