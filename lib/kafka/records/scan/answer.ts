import { findBatch, isCutOff } from "./batches.ts";
import { emptyBatch } from "./batch-walk.ts";
import type { FetchAsk, FetchedPart } from "./fetch-codec.ts";
import { mostBytes, openWindow, resizeWindow, type Part, type Window } from "./part.ts";
import type { ScanTopic } from "./scan-plan.ts";

/** What a part's answer is good for: batches to examine, and where the walk stands after them. */
export type Work = { part: Part; answer: FetchedPart; window: Window | null; after: bigint };
export type Trouble = { part: Part; errorCode: number };
/** Offsets [from, to) for which the broker sent nothing. */
export type Hole = { part: Part; from: bigint; to: bigint };
/** A part as it was asked for; an answer to an earlier epoch counts no more. */
export type Asked = { part: Part; epoch: number };

const maxAnswerBytes = 8 * 1_048_576;

/** One Fetch for these parts. The order turns from round to round, and starved parts come first: only the first part of a request is sure to bring a batch. */
export function askFor(
  parts: readonly Part[],
  topics: readonly ScanTopic[],
  options: { committed: boolean; round: number; waitMs: number },
): { ask: FetchAsk; asked: Asked[] } {
  const turn = parts.length === 0 ? 0 : options.round % parts.length;
  const turned = [...parts.slice(turn), ...parts.slice(0, turn)];
  const ordered = [...turned.filter(({ starved }) => starved), ...turned.filter(({ starved }) => !starved)];
  const byTopic = Map.groupBy(ordered, ({ topic }) => topic);
  const wanted = [...byTopic].flatMap(([index, members]) => {
    const topic = topics[index];
    if (topic === undefined) return [];
    const partitions = members.map(({ partition, ask, maxBytes }) => ({ partition, offset: ask, maxBytes }));
    return [{ name: topic.name, id: topic.id, partitions }];
  });
  const largest = ordered.reduce((most, { maxBytes }) => Math.max(most, maxBytes), 0);
  const ask: FetchAsk = {
    maxWaitMs: options.waitMs,
    minBytes: options.waitMs > 0 ? 1 : 0,
    maxBytes: Math.max(maxAnswerBytes, largest),
    committed: options.committed,
    topics: wanted,
  };
  return { ask, asked: ordered.map((part) => ({ part, epoch: part.epoch })) };
}

/**
 * Looks through the headers of an answer, without decoding, and moves each part's `ask` on, so that the next Fetch can be
 * sent before this one is examined.
 */
export function takeAnswer(
  data: Buffer,
  fetched: readonly FetchedPart[],
  asked: readonly Asked[],
  topics: readonly ScanTopic[],
  { committed, waited }: { committed: boolean; waited: boolean },
): { work: Work[]; trouble: Trouble[]; stalled: Part[]; holes: Hole[]; broken: Part[] } {
  const known = new Map(asked.map((entry) => [`${entry.part.topic}/${entry.part.partition}`, entry]));
  const indexes = new Map(topics.flatMap(({ name, id }, index) => [[name, index] as const, [id, index] as const]));
  const work: Work[] = [];
  const trouble: Trouble[] = [];
  const stalled: Part[] = [];
  const holes: Hole[] = [];
  const broken: Part[] = [];
  const first = asked[0]?.part;
  const empty = waited && fetched.every(({ start, end }) => start === end);
  for (const answer of fetched) {
    const entry = known.get(`${indexes.get(answer.topic) ?? -1}/${answer.partition}`);
    if (entry === undefined || entry.epoch !== entry.part.epoch) continue;
    const { part } = entry;
    if (answer.errorCode !== 0) {
      trouble.push({ part, errorCode: answer.errorCode });
      continue;
    }
    const walked = walkHeaders(data, answer, part);
    const stop = part.window?.to ?? part.to;
    if (walked !== null) {
      const { first: base, end } = walked;
      if (part.lostFrom !== null) holes.push({ part, from: part.lostFrom, to: base < stop ? base : stop });
      part.lostFrom = null;
      part.leap = 1n;
      part.starved = false;
      work.push(moveOn(part, answer, end < stop ? end : stop));
      continue;
    }
    const visible = committed ? answer.lastStableOffset : answer.highWatermark;
    if (part.ask >= visible) {
      stalled.push(part);
    } else if (answer.end > answer.start) {
      // A batch larger than was asked for came cut off, or no batch at all: a sound one may follow.
      const most = isCutOff(data, answer.start, answer.end) ? mostBytes : maxAnswerBytes;
      if (part.maxBytes >= most) broken.push(part);
      part.starved = true;
      part.maxBytes = Math.min(most, part.maxBytes * 8);
    } else if (part === first && empty) {
      // There was room and time for any batch and none came.
      const after = visible < stop ? visible : stop;
      part.lostFrom ??= part.ask;
      part.ask += part.leap;
      part.leap *= 2n;
      part.starved = true;
      if (part.ask < after) continue;
      holes.push({ part, from: part.lostFrom, to: after });
      part.lostFrom = null;
      part.leap = 1n;
      part.starved = false;
      work.push(moveOn(part, answer, after));
    } else part.starved = true;
  }
  return { work, trouble, stalled, holes, broken };
}

/** Moves the next Fetch behind this answer: on in the partition or window, or to the window below. */
function moveOn(part: Part, answer: FetchedPart, after: bigint): Work {
  const { window } = part;
  part.ask = after;
  if (window !== null) {
    window.bytes += answer.end - answer.start;
    if (after >= window.to) {
      resizeWindow(part, window);
      openWindow(part, window.from);
    }
  }
  return { part, answer, window, after };
}

const batch = emptyBatch();

/** Offset of the first complete batch and that behind the last one, or null without any. A window sinks to the start of its first batch: the bytes are here anyway. */
function walkHeaders(data: Buffer, answer: FetchedPart, part: Part): { first: bigint; end: bigint } | null {
  let base: bigint | null = null;
  const expected = { low: part.ask, high: answer.highWatermark, first: true };
  for (let at = answer.start; findBatch(data, at, answer.end, batch, expected); at = batch.end) {
    const { window } = part;
    if (base === null && window !== null && window.bytes === 0 && part.ask === window.from) {
      const from = batch.baseOffset > part.from ? batch.baseOffset : part.from;
      if (from < window.from) {
        window.from = from;
        window.at = from;
      }
    }
    base ??= batch.baseOffset;
    expected.low = batch.baseOffset + BigInt(batch.lastDelta) + 1n;
    expected.first = false;
  }
  return base === null ? null : { first: base, end: expected.low };
}
