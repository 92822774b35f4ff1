import { addresses } from "./addresses.ts";
import { endpoint } from "./endpoint.ts";
import { jobState } from "./jobs.ts";
import { coverage, match, recordFilter, searchRange } from "./record-search.ts";
import { decoderChoice } from "./records.ts";
import { clusterId, int64, topicName } from "./scalars.ts";
import { z } from "./zod.ts";

/** Messages that one background search keeps at most. */
export const keptMost = 100_000;

export const backgroundSearchBody = searchRange.omit({ resume: true }).extend({
  direction: z.enum(["forward", "newest-first"]).default("newest-first"),
  filter: recordFilter.default({ contains: null, fields: [], expression: null }),
  /** Ends after so many hits; "resume" goes on for as many more. */
  limit: z.number().int().min(1).max(keptMost).default(10_000),
  verifyChecksums: z.boolean().default(false),
  ...decoderChoice.shape,
});
export type BackgroundSearchBody = z.infer<typeof backgroundSearchBody>;

export const searchEnd = z.object({
  reason: z.enum(["complete", "limit", "budget", "incomplete", "stopped"]),
  detail: z.string().nullable(),
});
export type SearchEnd = z.infer<typeof searchEnd>;

export const backgroundSearch = z.object({
  id: z.string(),
  owner: z.string(),
  topic: z.string(),
  body: backgroundSearchBody,
  state: jobState,
  /** Words while it is open: "12 found, 40.0 % read", or what it waits for. */
  progress: z.string(),
  error: z.string().nullable(),
  resumed: z.number().int(),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
  /** When its results are deleted; null while it is open. */
  expiresAt: z.string().nullable(),
  /** Messages kept, and their bytes. */
  found: z.number().int(),
  bytes: z.number().int(),
  /** Whether the caller may stop, resume and delete it. */
  mayChange: z.boolean(),
});
export type BackgroundSearch = z.infer<typeof backgroundSearch>;

export const backgroundSearchDetail = backgroundSearch.extend({
  /** Null before the first report. */
  coverage: coverage.nullable(),
  /** Set when it was read to an end. */
  end: searchEnd.nullable(),
  /** True when no more can be kept: it does not go on. */
  full: z.boolean(),
  /** Where the kept messages lie: `count` of them near each offset. */
  places: z.array(z.object({ partition: z.number().int(), offset: int64, count: z.number().int() })),
  /** Whether the topic is still the one that was searched. */
  topicNow: z.enum(["same", "deleted", "recreated", "unknown"]),
});
export type BackgroundSearchDetail = z.infer<typeof backgroundSearchDetail>;

const ofTopic = z.object({ cluster: clusterId, topic: topicName });
const one = z.object({ cluster: clusterId, search: z.string().min(1).max(64) });
const none = z.object({});

export const backgroundSearches = {
  start: endpoint({
    ...addresses.backgroundSearches.start,
    summary: "Starts a search that goes on without a page and keeps what it finds for a while",
    permission: "searches:run",
    writes: false,
    audited: true,
    params: ofTopic,
    query: none,
    body: backgroundSearchBody,
    response: z.object({ id: z.string() }),
  }),
  list: endpoint({
    ...addresses.backgroundSearches.list,
    summary: "Background searches of a topic, newest first",
    permission: "records:read",
    others: "jobs:administer",
    params: ofTopic,
    query: none,
    body: z.undefined(),
    response: z.object({ searches: z.array(backgroundSearch) }),
  }),
  describe: endpoint({
    ...addresses.backgroundSearches.describe,
    summary: "One background search: how it stands, what it read and what not",
    permission: "records:read",
    others: "jobs:administer",
    params: one,
    query: none,
    body: z.undefined(),
    response: backgroundSearchDetail,
  }),
  rows: endpoint({
    ...addresses.backgroundSearches.rows,
    summary: "Kept messages of a background search, from a place in an order on",
    permission: "records:read",
    audited: true,
    params: one,
    query: z.object({
      start: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(500).default(100),
      sort: z.enum(["found", "timestamp", "partition", "offset", "size"]).default("found"),
      descending: z.enum(["true", "false"]).default("false"),
    }),
    body: z.undefined(),
    response: z.object({ matches: z.array(match), found: z.number().int() }),
  }),
  resume: endpoint({
    ...addresses.backgroundSearches.resume,
    summary:
      "Goes on with what a background search left, for as many hits more; the owner's, another's needs `jobs:administer`",
    permission: "searches:run",
    others: "jobs:administer",
    writes: false,
    audited: true,
    params: one,
    query: none,
    body: z.object({}).optional(),
    response: z.object({}),
  }),
  remove: endpoint({
    ...addresses.backgroundSearches.remove,
    summary: "Stops a background search and deletes what it kept; the owner's, another's needs `jobs:administer`",
    permission: "searches:run",
    others: "jobs:administer",
    writes: false,
    audited: true,
    params: one,
    query: none,
    body: z.undefined(),
    response: z.object({}),
  }),
};
