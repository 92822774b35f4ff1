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
export type CreateFaults = Partial<Record<CreateField, string>>;

export const createFields: readonly CreateField[] = [
  "name",
  "partitions",
  "replicationFactor",
  "retention",
  "cleanupPolicy",
];
