import { audit } from "./audit.ts";
import { backgroundSearches } from "./background-search.ts";
import { clusters } from "./clusters.ts";
import type { Endpoint } from "./endpoint.ts";
import { groups } from "./groups.ts";
import { jobs } from "./jobs.ts";
import { recordExport } from "./record-export.ts";
import { recordHistogram } from "./record-histogram.ts";
import { recordSearch } from "./record-search.ts";
import { recordTail } from "./record-tail.ts";
import { records } from "./records.ts";
import { schemas } from "./schemas.ts";
import { session } from "./session.ts";
import { testClients } from "./test-clients.ts";
import { topicConfigs, topicPartitions } from "./topic-configs.ts";
import { topics } from "./topics.ts";
import { views } from "./views.ts";

/** Every endpoint of the console, for OpenAPI and for the test that each has its route. */
export const endpoints: Endpoint[] = [
  clusters,
  topics,
  topicConfigs,
  topicPartitions,
  records,
  recordSearch,
  recordTail,
  recordHistogram,
  recordExport,
  backgroundSearches,
  groups,
  testClients,
  schemas,
  jobs,
  audit,
  views,
  session,
].flatMap((resource) => Object.values<Endpoint>(resource));
