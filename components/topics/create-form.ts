import type { Problem } from "#lib/contracts/problem.ts";
import { createTopicInput, type CreateTopicInput } from "#lib/contracts/topics.ts";
import { parseDuration } from "#lib/format/duration.ts";
import { replicationFault } from "./replication-hint.ts";

/** The form as typed: figures stay text until they are checked. */
export type CreateDraft = {
  name: string;
  partitions: string;
  replicationFactor: string;
  /** Words; empty leaves it to the broker. */
  retention: string;
  cleanupPolicy: "default" | "delete" | "compact" | "compact,delete";
};

export type CreateField = keyof CreateDraft;
export type CreateFaults = Record<string, string>;

export const createFields: readonly CreateField[] = [
  "name",
  "partitions",
  "replicationFactor",
  "retention",
  "cleanupPolicy",
];

/** What a new topic starts with on a cluster of so many brokers; three copies where there are three. */
export function initialCreate(brokers: number | null): CreateDraft {
  return {
    name: "",
    partitions: "3",
    replicationFactor: String(Math.min(3, Math.max(1, brokers ?? 1))),
    retention: "",
    cleanupPolicy: "default",
  };
}

/** The stored value of the retention words (`604800000`, `-1` for ever), null for the broker's default or faulty words. */
export function retentionMs(words: string): bigint | null {
  if (words.trim() === "") return null;
  const parsed = parseDuration(words);
  return "ms" in parsed ? parsed.ms : null;
}

/** The request of a draft or its faults by field; what the broker alone knows is left to the plan. */
export function createInputOf(
  draft: CreateDraft,
  brokers: number | null,
): { input: CreateTopicInput } | { faults: CreateFaults } {
  const faults: CreateFaults = {};
  const words = draft.retention.trim();
  const retention = words === "" ? null : parseDuration(words);
  if (retention !== null && "error" in retention) faults.retention = retention.error;
  const factor = Number(draft.replicationFactor);
  const beyond = Number.isInteger(factor) ? replicationFault(factor, brokers) : null;
  if (beyond !== null) faults.replicationFactor = beyond;
  const result = createTopicInput.safeParse({
    name: draft.name,
    partitions: wholeNumber(draft.partitions),
    replicationFactor: wholeNumber(draft.replicationFactor),
    retention: words === "" ? null : words,
    cleanupPolicy: draft.cleanupPolicy === "default" ? null : draft.cleanupPolicy,
  });
  for (const issue of result.error?.issues ?? []) {
    const field = createFields.find((name) => name === issue.path[0]);
    if (field !== undefined) faults[field] ??= wording[field];
  }
  if (result.success && Object.keys(faults).length === 0) return { input: result.data };
  return { faults };
}

/** The bounds of the contract in people's words. */
const wording: Record<CreateField, string> = {
  name: "A topic needs a name of 1 to 249 characters.",
  partitions: "Partitions are a whole number from 1 to 100,000.",
  replicationFactor: "The replication factor is a whole number from 1.",
  retention: "Retention takes at most 100 characters.",
  cleanupPolicy: "Choose one of the cleanup policies.",
};

function wholeNumber(text: string): number {
  return /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
}

/** The field of a problem's pointer: `/body/name` → `name`; null when it is none of the form's. */
export function createFieldOf(pointer: string): CreateField | null {
  return createFields.find((field) => pointer === `/body/${field}` || pointer.startsWith(`/body/${field}/`)) ?? null;
}

/** What the server refused, by field. */
export function refusedFields(problem: Problem): CreateFaults {
  return Object.fromEntries(
    (problem.errors ?? []).flatMap(({ pointer, message }) => {
      const field = createFieldOf(pointer);
      return field === null ? [] : [[field, message]];
    }),
  );
}
