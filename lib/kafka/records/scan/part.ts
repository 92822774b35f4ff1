import type { Hit, PartState, ScanPart } from "./scan-plan.ts";

/** A stretch of offsets that is read forwards while the whole goes backwards: [from, at) was walked. */
export type Window = {
  /** Sinks to the start of the first batch that came: its bytes are here anyway. */
  from: bigint;
  to: bigint;
  at: bigint;
  /** The newest hits so far, by offset; `counted` is how many records were walked up to each. */
  hits: { hit: Hit; counted: number }[];
  /** Older hits were dropped to bound memory: the window ends at the oldest kept one. */
  cut: boolean;
  records: number;
  bytes: number;
  /** Lowest first timestamp of its batches. */
  low: bigint | null;
};

/** One partition while it is read. */
export type Part = {
  index: number;
  topic: number;
  partition: number;
  leader: number | null;
  /** Offsets asked for; `to` is beyond any offset when the end is followed. */
  from: bigint;
  to: bigint;
  endless: boolean;
  /** False while its leader has not named its bounds yet. */
  bounded: boolean;
  backwards: boolean;
  /** Forward: first offset not walked. Newest first: end of what is not walked. */
  next: bigint;
  /** Where the next Fetch starts, ahead of what was walked while an answer is on its way. */
  ask: bigint;
  /** The window being fetched; null forwards, and when none is left. */
  window: Window | null;
  /** A window of which a part was walked. */
  walking: Window | null;
  windowSize: bigint;
  /** Counts rewinds: an answer asked for before one is dropped. */
  epoch: number;
  /** Newest first: hits not yet merged, newest first, and how far back in time the walk has come. */
  held: Hit[];
  frontier: bigint | null;
  /** Hits that were counted, not sent: more came than the output takes in a second. */
  leftOut: number;
  /** Where the broker stopped sending anything, and how far ahead to ask next: behind damage an index of its log helps again. */
  lostFrom: bigint | null;
  leap: bigint;
  maxBytes: number;
  /** Nothing came though something is there: ask for it first. */
  starved: boolean;
  state: PartState["state"];
  error: string | null;
  /** Failing since, and when to try again, on the clock of `performance.now()`. */
  failingSince: number | null;
  retryAt: number;
  tries: number;
};

const beyondAll = 2n ** 63n - 1n;
const firstWindow = 500n;
const windowBytes = 1_048_576;
const usualBytes = 1_048_576;
export const mostBytes = 256 * 1_048_576;

export function openPart(part: ScanPart, index: number, leader: number | null, backwards: boolean): Part {
  const to = part.to ?? beyondAll;
  const opened: Part = {
    index,
    topic: part.topic,
    partition: part.partition,
    leader,
    from: part.from,
    to,
    endless: part.to === null,
    bounded: part.unknown === null,
    backwards,
    next: backwards ? to : part.from,
    ask: part.from,
    window: null,
    walking: null,
    windowSize: firstWindow,
    epoch: 0,
    held: [],
    frontier: null,
    leftOut: 0,
    lostFrom: null,
    leap: 1n,
    maxBytes: usualBytes,
    starved: false,
    state: part.unknown !== null ? "waiting" : part.from >= to ? "done" : "reading",
    error: part.unknown,
    failingSince: null,
    retryAt: 0,
    tries: 0,
  };
  if (backwards && opened.state === "reading") openWindow(opened, to);
  return opened;
}

/** Opens the window below `to`; there is none at the lower bound. */
export function openWindow(part: Part, to: bigint): void {
  if (to <= part.from) {
    part.window = null;
    return;
  }
  const low = to - part.windowSize;
  const from = low < part.from ? part.from : low;
  part.window = { from, to, at: from, hits: [], cut: false, records: 0, bytes: 0, low: null };
  part.ask = from;
}

/** The next window should take about a megabyte: sparse partitions are crossed in few steps, dense ones are not re-read. */
export function resizeWindow(part: Part, window: Window): void {
  const factor = window.bytes === 0 ? 4 : Math.min(4, Math.max(0.25, windowBytes / window.bytes));
  const size = BigInt(Math.max(50, Math.round(Number(window.to - window.from) * factor)));
  part.windowSize = size > 50_000_000n ? 50_000_000n : size;
}

/** Asks again from where the walk stands; what is on its way is dropped when it comes. */
export function rewind(part: Part): void {
  part.epoch += 1;
  part.starved = false;
  part.lostFrom = null;
  part.leap = 1n;
  if (part.backwards) openWindow(part, part.next);
  else part.ask = part.next;
}

/** Whether a Fetch for this part makes sense now. */
export function isWanted(part: Part, heldMost: number): boolean {
  return (
    part.state === "reading" &&
    part.held.length < heldMost &&
    (part.backwards ? part.window !== null : part.ask < part.to)
  );
}

/** Where the read of a part stands, never ahead of the hits that were handed on. */
export function stateOf(part: Part): PartState {
  const [newest] = part.held;
  const { from, to, error, leftOut } = part;
  if (newest === undefined) return { from, to, state: part.state, next: part.next, error, leftOut };
  const state = part.state === "done" ? "reading" : part.state;
  return { from, to, state, next: BigInt(newest.record.offset) + 1n, error, leftOut };
}
