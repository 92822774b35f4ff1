import type {
  BackgroundSearch,
  BackgroundSearchBody,
  BackgroundSearchDetail,
} from "#lib/contracts/background-search.ts";
import type { Job } from "#lib/contracts/jobs.ts";
import { AppError } from "#lib/errors.ts";
import { kafkaClient } from "#lib/kafka/client.ts";
import { requireTopic } from "#lib/kafka/metadata.ts";
import { requireFilter } from "#lib/kafka/records/search.ts";
import { topicNow } from "#lib/kafka/records/topic-now.ts";
import {
  deleteResults,
  nothingKept,
  readHits,
  readPlaces,
  readResults,
  type HitPlace,
  type ResultOrder,
} from "#lib/store/search-results.ts";
import { recordSearchInput, recordSearchKind, type RecordSearchInput } from "./record-search-input.ts";
import { countJobs, readJobsOn, readJobWithInput } from "./rows.ts";
import { mayChange, removeJob, requireOwner, resumeJob, startJob, type Actor } from "./runner.ts";
import { keptMs } from "./sweep-searches.ts";

/** Searches kept at the same time: each may hold up to 128 MiB on disk. */
const most = 50;

/**
 * Starts a search in the background.
 * @throws AppError `not-found` for the topic, `validation-failed` for a filter that cannot run, `too-many-requests`
 */
export async function startBackgroundSearch(
  cluster: string,
  name: string,
  body: BackgroundSearchBody,
  owner: string,
  signal: AbortSignal,
): Promise<{ id: string }> {
  requireFilter(body.filter, "/body/filter");
  if (countJobs(recordSearchKind) >= most)
    throw new AppError(
      "too-many-requests",
      `Nothing was started: ${most} background searches are kept already. Delete one first.`,
    );
  const { topicId } = await requireTopic(kafkaClient(cluster), name, signal);
  const input: RecordSearchInput = { topic: name, topicId, body, wanted: body.limit };
  return { id: startJob(recordSearchKind, { owner, cluster, input }).id };
}

/** Background searches of a topic, newest first. */
export function listBackgroundSearches(cluster: string, topic: string, by: Actor): { searches: BackgroundSearch[] } {
  return { searches: readJobsOn(recordSearchKind, cluster, topic).map((job) => summaryOf(job, by)) };
}

/** @throws AppError `not-found` */
export async function describeBackgroundSearch(
  cluster: string,
  id: string,
  by: Actor,
  signal: AbortSignal,
): Promise<BackgroundSearchDetail> {
  const job = requireSearch(cluster, id);
  const { coverage, end, full, found } = readResults(id) ?? nothingKept;
  const { topic, topicId } = recordSearchInput.parse(job.input);
  return {
    ...summaryOf(job, by),
    coverage,
    end,
    full,
    places: coverage === null ? [] : placesOf(id, coverage.partitions, found),
    topicNow: await topicNow(cluster, topic, topicId, signal),
  };
}

/** Kept messages in an order. @throws AppError `not-found` */
export function readBackgroundRows(cluster: string, id: string, order: ResultOrder & { start: number; limit: number }) {
  requireSearch(cluster, id);
  return readHits(id, order);
}

/**
 * Goes on with what a search left, for as many hits as it was started for.
 * @throws AppError `not-found`, `forbidden`, or `conflict` when it runs, is read to its end, or keeps all it may
 */
export function resumeBackgroundSearch(cluster: string, id: string, by: Actor): Record<string, never> {
  const job = requireSearch(cluster, id);
  requireOwner(job, by);
  const { end, found, full } = readResults(id) ?? nothingKept;
  if (full) throw new AppError("conflict", "This search keeps all it may already. Narrow it and start another.");
  if (end?.reason === "complete") throw new AppError("conflict", "This search has read all there was. Start another.");
  const input = recordSearchInput.parse(job.input);
  const wanted = found >= input.wanted ? found + input.body.limit : input.wanted;
  if (!resumeJob(id, { ...input, wanted })) throw new AppError("conflict", "This search is running already.");
  return {};
}

/** Stops a search and deletes what it kept. @throws AppError `not-found`, `forbidden` */
export function deleteBackgroundSearch(cluster: string, id: string, by: Actor): Record<string, never> {
  requireOwner(requireSearch(cluster, id), by);
  deleteResults(id);
  removeJob(id);
  return {};
}

/** Places of a hundred thousand hits take some 50 ms: while more are found they may be a little old. */
const placesMs = 5_000;
const placesKept = new Map<string, { at: number; found: number; places: HitPlace[] }>();

function placesOf(id: string, ranges: Parameters<typeof readPlaces>[1], found: number): HitPlace[] {
  const kept = placesKept.get(id);
  const now = performance.now();
  if (kept !== undefined && (kept.found === found || (found > 10_000 && now - kept.at < placesMs))) return kept.places;
  const places = readPlaces(id, ranges);
  placesKept.delete(id);
  placesKept.set(id, { at: now, found, places });
  for (const oldest of placesKept.keys()) if (placesKept.size > 20) placesKept.delete(oldest);
  return places;
}

function requireSearch(cluster: string, id: string): Job & { input: unknown } {
  const job = readJobWithInput(id);
  if (job !== null && job.kind === recordSearchKind && job.cluster === cluster) return job;
  throw new AppError(
    "not-found",
    "This background search is not kept any more: it was deleted, or its time was over. Run the search again.",
  );
}

function summaryOf(job: Job & { input: unknown }, by: Actor): BackgroundSearch {
  const { id, owner, state, progress, error, resumed, createdAt, endedAt } = job;
  const { topic, body } = recordSearchInput.parse(job.input);
  const { found, bytes } = readResults(id) ?? nothingKept;
  const expiresAt = endedAt === null ? null : new Date(Date.parse(endedAt) + keptMs()).toISOString();
  const shown = { id, owner, state, progress, error, resumed, createdAt, endedAt, expiresAt };
  return { ...shown, topic, body, found, bytes, mayChange: mayChange(job, by) };
}
