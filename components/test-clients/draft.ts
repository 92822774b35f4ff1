import type { Problem } from "#lib/contracts/problem.ts";
import { testMembersInput, testProducerInput, type TestClientInput } from "#lib/contracts/test-clients.ts";
import { parseDuration } from "#lib/format/duration.ts";

/** The forms as typed: figures and durations stay text until they are checked. */
export type ProducerDraft = {
  topic: string;
  recordsPerSecond: string;
  keys: "none" | "fixed" | "rotating";
  keyCount: string;
  duration: string;
};
export type MembersDraft = { topic: string; group: string; members: string; work: string; duration: string };

export type Faults = Record<string, string>;
export type Checked<T> = { input: T } | { faults: Faults };

const longestMs = 86_400_000n;

const wording: Faults = {
  topic: "A topic has a name of 1 to 249 characters.",
  group: "A group has a name of 1 to 249 characters.",
  recordsPerSecond: "The rate is a whole number from 1 to 1,000.",
  keyCount: "The number of keys is a whole number from 1 to 10,000.",
  members: "The number of members is a whole number from 1 to 20.",
  work: "Work on a record takes from 0 to 10 s.",
};

export function producerInputOf(draft: ProducerDraft): Checked<Extract<TestClientInput, { kind: "producer" }>> {
  const duration = secondsOf(draft.duration);
  const result = testProducerInput.safeParse({
    kind: "producer",
    topic: draft.topic,
    recordsPerSecond: wholeNumber(draft.recordsPerSecond),
    keys: draft.keys,
    ...(draft.keys === "rotating" ? { keyCount: wholeNumber(draft.keyCount) } : {}),
    ...("seconds" in duration ? { seconds: duration.seconds } : {}),
  });
  const faults = { ...faultsOf(result), ...("fault" in duration ? { duration: duration.fault } : {}) };
  return result.success && Object.keys(faults).length === 0 ? { input: result.data } : { faults };
}

export function membersInputOf(draft: MembersDraft): Checked<Extract<TestClientInput, { kind: "members" }>> {
  const duration = secondsOf(draft.duration);
  const work = parseDuration(draft.work);
  const result = testMembersInput.safeParse({
    kind: "members",
    topic: draft.topic,
    group: draft.group,
    members: wholeNumber(draft.members),
    ...("ms" in work ? { workMs: Number(work.ms) } : {}),
    ...("seconds" in duration ? { seconds: duration.seconds } : {}),
  });
  const faults = {
    ...faultsOf(result),
    ...("error" in work ? { work: work.error } : {}),
    ...("fault" in duration ? { duration: duration.fault } : {}),
  };
  return result.success && Object.keys(faults).length === 0 ? { input: result.data } : { faults };
}

export function faultsIn(checked: Checked<TestClientInput>): Faults {
  return "faults" in checked ? checked.faults : {};
}

/** What the server refused, by field. */
export function refusedFields(problem: Problem): Faults {
  return Object.fromEntries(
    (problem.errors ?? []).flatMap(({ pointer, message }) => {
      const field = fieldOf(/^\/body\/(\w+)$/.exec(pointer)?.[1]);
      return field === null ? [] : [[field, message]];
    }),
  );
}

/** Whole seconds of a duration in words: from 1 s to a day. */
export function secondsOf(words: string): { seconds: number } | { fault: string } {
  const parsed = parseDuration(words);
  if ("error" in parsed) return { fault: parsed.error };
  if (parsed.ms < 1_000n || parsed.ms > longestMs) return { fault: "It runs from 1 s to 24 h." };
  if (parsed.ms % 1_000n !== 0n) return { fault: "It runs for whole seconds." };
  return { seconds: Number(parsed.ms / 1_000n) };
}

type Result = { error?: { issues: readonly { path: readonly PropertyKey[] }[] } | undefined };

function faultsOf({ error }: Result): Faults {
  const fields = (error?.issues ?? []).map(({ path }) => fieldOf(path[0])).filter((field) => field !== null);
  return Object.fromEntries(fields.map((field) => [field, wording[field] ?? ""]));
}

/** The form's field for a field of the request. */
function fieldOf(name: PropertyKey | undefined): string | null {
  if (name === "workMs") return "work";
  if (name === "seconds") return "duration";
  return typeof name === "string" && Object.hasOwn(wording, name) ? name : null;
}

function wholeNumber(text: string): number {
  return /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
}
