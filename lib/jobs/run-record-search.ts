import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { keptMost } from "#lib/contracts/background-search.ts";
import { isUnbounded, joinCoverage, unwalked, walkedOffsets } from "#lib/contracts/join-coverage.ts";
import type { Coverage, SearchBody } from "#lib/contracts/record-search.ts";
import { AppError } from "#lib/errors.ts";
import { formatBytes } from "#lib/format/bytes.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { searchRecords } from "#lib/kafka/records/search.ts";
import { lookupSchema } from "#lib/schema-registry/lookup-schema.ts";
import { keptBytes, openResults, type KeptState, type ResultsWriter } from "#lib/store/search-results.ts";
import type { JobContext } from "./kind.ts";
import type { RecordSearchInput } from "./record-search-input.ts";
import { searchSlot } from "./slots.ts";

/** How long a cluster that does not answer is waited for before a leg. */
const patienceMs = 10 * 60_000;
const retryMs = 2_000;

type Leg = Pick<SearchBody, "resume" | "partitions">;
type Ended = NonNullable<KeptState["end"]>;

/**
 * Searches in legs, each from where the one before stood, until nothing is left, enough is kept or nothing more can be read. What
 * is kept and the coverage go together, so that a run after this one neither loses nor doubles a record.
 */
export async function runRecordSearch(
  id: string,
  cluster: string,
  input: RecordSearchInput,
  { signal, progress }: Pick<JobContext, "signal" | "progress">,
): Promise<string> {
  const results = openResults(id, randomUUID());
  try {
    if (results.state().end !== null) results.mark({ end: null });
    const release = await searchSlot(signal, () => progress("Waits for other background searches", null));
    try {
      const end = await readLegs(cluster, input, results, { signal, progress });
      results.mark({ end });
      return outcomeWords(results.state(), end);
    } catch (error) {
      if (!signal.aborted && error instanceof AppError && error.code === "not-found") giveUp(results, error.detail);
      throw error;
    } finally {
      release();
    }
  } finally {
    results.close();
  }
}

async function readLegs(
  cluster: string,
  input: RecordSearchInput,
  results: ResultsWriter,
  context: Pick<JobContext, "signal" | "progress">,
): Promise<Ended> {
  let failed: Ended | null = null;
  for (const tried = { unbounded: false }; ;) {
    const { found, coverage } = results.state();
    const leg = failed === null ? nextLeg(coverage, tried.unbounded) : unboundedLeg(coverage, tried.unbounded);
    if (leg === null) return failed ?? { reason: isWhole(coverage) ? "complete" : "incomplete", detail: null };
    if (found >= keptMost)
      return full(results, `A background search keeps ${formatInteger(keptMost)} messages at most`);
    if (found >= input.wanted) return { reason: "limit", detail: null };
    tried.unbounded ||= leg.partitions !== undefined && coverage !== null;
    const limit = Math.min(input.wanted, keptMost) - found;
    const ended = await readLeg(cluster, input, { ...leg, limit }, results, context);
    if (ended === null) return full(results, `A background search keeps ${formatBytes(keptBytes)} of messages at most`);
    if (ended.reason === "incomplete") failed = ended;
    else if (ended.reason !== "limit" && ended.reason !== "complete") return ended;
  }
}

function full(results: ResultsWriter, why: string): Ended {
  results.mark({ full: true });
  return { reason: "stopped", detail: `${why}. Narrow the search, or export it.` };
}

/** What is to be read next: all, what earlier legs left, then partitions whose bounds nobody could name. Null when nothing is left. */
function nextLeg(coverage: Coverage | null, triedUnbounded: boolean): Leg | null {
  if (coverage === null) return {};
  const resume = unwalked(coverage);
  return resume.length > 0 ? { resume } : unboundedLeg(coverage, triedUnbounded);
}

function unboundedLeg(coverage: Coverage | null, tried: boolean): Leg | null {
  const partitions = (coverage?.partitions ?? []).filter(isUnbounded).map(({ partition }) => partition);
  return partitions.length > 0 && !tried ? { partitions } : null;
}

function isWhole(coverage: Coverage | null): boolean {
  return coverage !== null && unwalked(coverage).length === 0 && !coverage.partitions.some(isUnbounded);
}

/** Reads one leg and keeps it mark by mark; null when no more can be kept. */
async function readLeg(
  cluster: string,
  { topic, topicId, body }: RecordSearchInput,
  leg: Leg & { limit: number },
  results: ResultsWriter,
  { signal, progress }: Pick<JobContext, "signal" | "progress">,
): Promise<Ended | null> {
  const before = results.state().coverage;
  const asked: SearchBody = { ...body, ...leg, budget: {} };
  const lookup = (ref: Parameters<typeof lookupSchema>[1]) => lookupSchema(cluster, ref, signal);
  for (const since = performance.now(); ;) {
    try {
      for await (const event of searchRecords(cluster, topic, asked, signal, lookup, { topicId })) {
        if (event.type === "matches" && !results.add(event.matches)) return null;
        if (event.type !== "progress" && event.type !== "end") continue;
        results.mark({ coverage: joinCoverage(before, event.coverage) });
        progress(...standing(results.state()));
        if (event.type === "end") return { reason: event.reason, detail: event.detail };
      }
      signal.throwIfAborted();
      throw new Error("The search ended without saying so");
    } catch (error) {
      if (signal.aborted || !isPassing(error) || performance.now() - since > patienceMs) throw error;
      // Nothing of this leg was read yet: the engine itself waits for brokers that go away in the middle.
      progress(`Waits: ${error.detail}`, null);
      await delay(retryMs, undefined, { signal });
    }
  }
}

function isPassing(error: unknown): error is AppError {
  return error instanceof AppError && (error.code === "broker-unreachable" || error.code === "broker-timeout");
}

/** The topic is not there any more: all that was left can never be read. */
function giveUp(results: ResultsWriter, why: string): void {
  const { coverage } = results.state();
  if (coverage === null) return;
  const partitions = coverage.partitions.map((part) =>
    part.state === "done" ? part : { ...part, state: "failed" as const, error: why },
  );
  results.mark({ coverage: { ...coverage, partitions }, end: { reason: "incomplete", detail: why } });
}

function standing({ found, coverage }: KeptState): [string, number | null] {
  const total = (coverage?.partitions ?? []).reduce((sum, { from, to }) => sum + BigInt(to) - BigInt(from), 0n);
  const walked = coverage === null ? 0n : walkedOffsets(coverage);
  const share = total === 0n ? null : Number((walked * 1_000n) / total) / 1_000;
  const read = share === null ? "" : `, ${(share * 100).toFixed(1)} % read`;
  return [`${formatInteger(found)} found${read}`, share];
}

function outcomeWords(state: KeptState, { reason, detail }: Ended): string {
  const [words] = standing(state);
  const why = detail === null ? "" : ` ${detail}`;
  switch (reason) {
    case "complete":
      return `${formatInteger(state.found)} found, all read.`;
    case "limit":
      return `${words}: enough found.`;
    case "incomplete":
      return `${words}: some partitions could not be read.${why}`;
    case "budget":
    case "stopped":
      return `${words}.${why}`;
  }
}
