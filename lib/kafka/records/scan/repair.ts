import { rewind, type Part } from "./part.ts";
import type { BrokerAccess, FromWorker, Gap, Located, ScanTotals } from "./scan-plan.ts";

/** Parts that cannot be read at this moment: they wait, are named, and go on where they stood. */
export type Repair = {
  failed: (parts: readonly Part[], reason: string, refused?: boolean) => void;
  answered: (part: Part, errorCode: number) => void;
  leaderless: (part: Part) => void;
  /** No record batch can be made out where these stand. */
  broken: (parts: readonly Part[]) => void;
  stalled: (parts: readonly Part[]) => void;
  recovered: (part: Part) => void;
  /** Asks the main thread for leaders and bounds of the parts whose time has come. */
  due: () => void;
  located: (id: number, located: Located) => void;
};

type Options = {
  parts: readonly Part[];
  send: (message: FromWorker) => void;
  gap: (gap: Gap) => void;
  totals: ScanTotals;
  onLocated: (access: BrokerAccess) => void;
};

const patienceMs = 30_000;
const refusedPatienceMs = 3_000;
const stallPatienceMs = 5_000;
const retryMs = [0, 100, 200, 400, 800, 1_500];

const outOfRange = 1;
const refusedCode = 29;
/** Why a part failed that the console's own user may not read. */
export const topicRefused = "The console's Kafka user may not read this topic";
const words = new Map([
  [outOfRange, "The offset is not there any more"],
  [2, "The broker found a corrupt batch"],
  [3, "The topic is not there at this moment"],
  [5, "No broker leads this partition at this moment"],
  [6, "The leader moved to another broker"],
  [9, "The replica is not available at this moment"],
  [56, "A disk of the broker failed"],
  [74, "The leader moved to another broker"],
  [75, "The leader moved to another broker"],
  [76, "The partition is recovering at this moment"],
  [100, "The topic was deleted or recreated"],
  [refusedCode, topicRefused],
]);

export function createRepair({ parts, send, gap, totals, onLocated }: Options): Repair {
  let asked: { id: number; indexes: number[] } | null = null;
  let lastId = 0;

  function wait(part: Part, reason: string, patience: number): void {
    const now = performance.now();
    part.failingSince ??= now;
    part.error = reason;
    // A window begun is read again from its start, and counted then.
    totals.records -= part.walking?.records ?? 0;
    part.walking = null;
    rewind(part);
    if (!part.endless && now - part.failingSince > patience) {
      part.state = "failed";
      return;
    }
    part.state = "waiting";
    part.retryAt = now + (retryMs[Math.min(part.tries, retryMs.length - 1)] ?? 0);
    part.tries += 1;
  }

  function locate(part: Part, found: Located["parts"][number]): void {
    if (found.gone !== null) {
      part.state = "failed";
      part.error = found.gone;
      return;
    }
    if (!part.bounded) return bound(part, found.range);
    part.state = "reading";
    if (found.logStart !== null) cutStart(part, found.logStart);
    if (part.state === "reading" && found.end !== null && !part.endless) {
      const needed = part.backwards ? part.next : part.next + 1n;
      if (found.end >= needed) return;
      part.state = "failed";
      part.error = `The log now ends at ${found.end}: records were lost when another broker became leader`;
    }
  }

  /** The leader named the bounds of a part that was waiting for them. */
  function bound(part: Part, range: { from: bigint; to: bigint } | null): void {
    if (range === null) return wait(part, part.error ?? "Its leader does not answer", patienceMs);
    part.bounded = true;
    part.from = range.from;
    if (!part.endless) part.to = range.to;
    part.next = part.backwards ? range.to : range.from;
    part.error = null;
    part.failingSince = null;
    part.state = part.from >= part.to ? "done" : "reading";
    rewind(part);
  }

  /** Retention or a deletion of records took the lower part of what was still to come. */
  function cutStart(part: Part, logStart: bigint): void {
    const low = part.backwards ? part.from : part.next;
    if (logStart <= low) return;
    const high = part.backwards ? part.next : part.to;
    const to = logStart < high ? logStart : high;
    gap({ part: part.index, from: low, to, reason: "Removed by retention or a deletion of records during the read" });
    if (part.backwards) part.from = to;
    else part.next = to;
    rewind(part);
    if (part.endless ? false : to >= high) part.state = "done";
  }

  return {
    failed(list, reason, refused = false) {
      for (const part of list) wait(part, reason, refused ? refusedPatienceMs : patienceMs);
    },
    answered(part, errorCode) {
      if (part.state !== "reading") return;
      const reason = words.get(errorCode) ?? `The broker answered error ${errorCode}`;
      if (errorCode !== refusedCode) return wait(part, reason, patienceMs);
      part.state = "failed";
      part.error = reason;
    },
    leaderless: (part) => wait(part, "No broker leads this partition at this moment", patienceMs),
    broken(list) {
      for (const part of list) {
        part.state = "failed";
        part.error = `The log is damaged at offset ${part.ask}: what the broker sends is no record batch`;
      }
    },
    stalled(list) {
      for (const part of list) {
        part.failingSince ??= performance.now();
        if (performance.now() - part.failingSince > stallPatienceMs)
          wait(part, "The broker has no records up to the end that was asked for", stallPatienceMs * 2);
      }
    },
    recovered(part) {
      part.failingSince = null;
      part.error = null;
      part.tries = 0;
    },
    due() {
      if (asked !== null) return;
      const now = performance.now();
      const indexes = parts
        .filter(({ state, retryAt }) => state === "waiting" && retryAt <= now)
        .map(({ index }) => index);
      if (indexes.length === 0) return;
      asked = { id: (lastId += 1), indexes };
      send({ type: "locate", id: asked.id, parts: indexes });
    },
    located(id, located) {
      if (asked === null || asked.id !== id) return;
      const { indexes } = asked;
      asked = null;
      const found = new Map(located.parts.map((part) => [part.index, part]));
      for (const index of indexes) {
        const part = parts[index];
        if (part === undefined || part.state !== "waiting") continue;
        const leader = located.access.leaders[index] ?? null;
        part.leader = leader;
        const answer = found.get(index);
        if (answer !== undefined && answer.gone !== null) locate(part, answer);
        else if (leader === null) wait(part, "No broker leads this partition at this moment", patienceMs);
        else if (answer !== undefined) locate(part, answer);
        else part.state = "reading";
      }
      onLocated(located.access);
    },
  };
}
