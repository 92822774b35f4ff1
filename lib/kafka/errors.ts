import { protocolErrors, protocolErrorsCodesById } from "@platformatic/kafka";
import { AppError, type ErrorCode } from "#lib/errors.ts";
import { describeConnectFailure } from "./connect-failure.ts";

/** What was being done, for the words: "Reading topics", and about what: "topic `orders`". */
export type ErrorContext = { doing: string; subject?: string; address?: string };

type Words = { code: ErrorCode; why: string; todo: string };

const table: Record<string, Words> = {
  UNKNOWN_TOPIC_OR_PARTITION: {
    code: "not-found",
    why: "the topic or partition does not exist, or is not visible to the console's user",
    todo: "Check the name, or give the user DESCRIBE on it.",
  },
  UNKNOWN_TOPIC_ID: {
    code: "not-found",
    why: "the topic was deleted or recreated meanwhile",
    todo: "Reload the list of topics.",
  },
  TOPIC_AUTHORIZATION_FAILED: {
    code: "forbidden",
    why: "the console's Kafka user lacks the right on this topic",
    todo: "Give it READ, WRITE or DESCRIBE as needed with `kafka-acls.sh`.",
  },
  GROUP_AUTHORIZATION_FAILED: {
    code: "forbidden",
    why: "the console's Kafka user lacks the right on this group",
    todo: "Give it DESCRIBE or READ on the group with `kafka-acls.sh`.",
  },
  CLUSTER_AUTHORIZATION_FAILED: {
    code: "forbidden",
    why: "the console's Kafka user lacks the right on the cluster",
    todo: "Give it DESCRIBE, CREATE or ALTER on the cluster as needed with `kafka-acls.sh`.",
  },
  TOPIC_ALREADY_EXISTS: {
    code: "conflict",
    why: "a topic of this name already exists",
    todo: "Open it, or choose another name.",
  },
  INVALID_TOPIC_EXCEPTION: {
    code: "validation-failed",
    why: "the topic name is not legal",
    todo: "Use 1 to 249 of the characters a–z, A–Z, 0–9, `.`, `_` and `-`; not `.` or `..`.",
  },
  INVALID_PARTITIONS: {
    code: "validation-failed",
    why: "the number of partitions is not accepted",
    todo: "Choose another number.",
  },
  INVALID_REPLICATION_FACTOR: {
    code: "validation-failed",
    why: "the replication factor is above the number of brokers that serve",
    todo: "Choose a smaller one.",
  },
  INVALID_CONFIG: { code: "validation-failed", why: "a setting is not accepted", todo: "Correct the setting." },
  INVALID_REQUEST: { code: "validation-failed", why: "the broker refused the request", todo: "Correct the input." },
  POLICY_VIOLATION: {
    code: "validation-failed",
    why: "a policy of this cluster forbids it",
    todo: "Follow the policy, or ask the owner of the cluster.",
  },
  MESSAGE_TOO_LARGE: {
    code: "validation-failed",
    why: "the record is larger than the topic accepts",
    todo: "Shorten it, or raise `max.message.bytes` of the topic.",
  },
  RECORD_LIST_TOO_LARGE: {
    code: "validation-failed",
    why: "the record is larger than a log segment",
    todo: "Shorten it, or raise `segment.bytes` of the topic.",
  },
  INVALID_RECORD: {
    code: "validation-failed",
    why: "the broker refused the record",
    todo: "A compacted topic wants a key on every record.",
  },
  INVALID_TIMESTAMP: {
    code: "validation-failed",
    why: "the timestamp is outside the range the topic accepts",
    todo: "Choose a time nearer to now, or leave it empty.",
  },
  NOT_ENOUGH_REPLICAS: {
    code: "upstream-failed",
    why: "fewer replicas are in sync than `min.insync.replicas` asks",
    todo: "Bring the missing brokers back, then try again.",
  },
  NOT_ENOUGH_REPLICAS_AFTER_APPEND: {
    code: "upstream-failed",
    why: "the record was appended, but fewer replicas are in sync than `min.insync.replicas` asks",
    todo: "Look for it before sending again; bring the missing brokers back.",
  },
  LEADER_NOT_AVAILABLE: {
    code: "broker-unreachable",
    why: "the partition has no leader at this moment",
    todo: "Try again in a few seconds; if it stays, look for a broker that is down.",
  },
  NOT_LEADER_OR_FOLLOWER: {
    code: "broker-unreachable",
    why: "the leader moved to another broker",
    todo: "Try again.",
  },
  COORDINATOR_NOT_AVAILABLE: {
    code: "broker-unreachable",
    why: "the group's coordinator is not available at this moment",
    todo: "Try again in a few seconds.",
  },
  REQUEST_TIMED_OUT: {
    code: "broker-timeout",
    why: "the broker did not finish in time",
    todo: "Look whether it happened before trying again.",
  },
  UNSUPPORTED_VERSION: {
    code: "unsupported-by-broker",
    why: "the broker is too old for this request",
    todo: "Upgrade the broker to use it.",
  },
  TOPIC_DELETION_DISABLED: {
    code: "upstream-failed",
    why: "deleting topics is switched off on this cluster (`delete.topic.enable=false`)",
    todo: "Ask the owner of the cluster.",
  },
  THROTTLING_QUOTA_EXCEEDED: {
    code: "upstream-failed",
    why: "the quota for such changes is used up",
    todo: "Try again in a minute.",
  },
  REASSIGNMENT_IN_PROGRESS: {
    code: "conflict",
    why: "partitions of it are being moved",
    todo: "Wait for the reassignment to end, then try again.",
  },
  KAFKA_STORAGE_ERROR: {
    code: "upstream-failed",
    why: "a disk of the broker failed",
    todo: "Look into the broker's log.",
  },
  CORRUPT_MESSAGE: {
    code: "upstream-failed",
    why: "the record did not pass the broker's check",
    todo: "A compacted topic wants a key on every record; else look into the broker's log.",
  },
};

/** Kafka's name of an error code, e.g. 3 → UNKNOWN_TOPIC_OR_PARTITION. */
export function kafkaErrorName(code: number): string {
  return Object.entries(protocolErrorsCodesById).find(([id]) => Number(id) === code)?.[1] ?? `error ${code}`;
}

/** One Kafka error code in words: what, why, what to do. `message` is the broker's own explanation, when it sent one. */
export function kafkaError(code: number, context: ErrorContext, message: string | null = null): AppError {
  const name = kafkaErrorName(code);
  const words = table[name];
  const what = context.subject === undefined ? context.doing : `${context.doing} of ${context.subject}`;
  const said = message === null || message === "" ? "" : ` The broker says: ${message.replace(/\.?$/, ".")}`;
  if (words !== undefined)
    return new AppError(words.code, `${what} failed: ${words.why} (${name}).${said} ${words.todo}`);
  const known = Object.entries(protocolErrors).find(([id]) => id === name)?.[1].message ?? "";
  return new AppError(
    "upstream-failed",
    `${what} failed: the broker answered ${name}.${said === "" ? ` ${known}` : said} Look into the broker's log.`,
  );
}

/** A short reason for the part it affects: "no leader at this moment (LEADER_NOT_AVAILABLE)". */
export function kafkaErrorReason(code: number): string {
  const name = kafkaErrorName(code);
  const words = table[name];
  return words === undefined ? `The broker answered ${name}` : `${capitalised(words.why)} (${name})`;
}

/** The same for anything thrown while talking to one broker. */
export function reasonOf(error: unknown): string {
  const known = toAppError(error, { doing: "The request" });
  return known instanceof AppError ? known.detail : "The answer could not be read; the console's log says more.";
}

/** Anything thrown by the library, the network or ourselves as an AppError. Aborts pass through untouched. */
export function toAppError(error: unknown, context: ErrorContext): Error {
  if (error instanceof AppError) return error;
  if (error instanceof Error && error.name === "AbortError") return error;
  const answered = firstProtocolError(error);
  if (answered !== null) return kafkaError(answered.code, context, answered.message);
  const failure = describeConnectFailure(error, context.address ?? "the broker");
  if (failure !== null) return new AppError(failure.code, failure.reason, { cause: error });
  return error instanceof Error ? error : new Error(String(error));
}

function firstProtocolError(error: unknown): { code: number; message: string | null } | null {
  if (typeof error !== "object" || error === null) return null;
  if ("apiCode" in error && typeof error.apiCode === "number") {
    const message = "serverErrorMessage" in error ? error.serverErrorMessage : null;
    return { code: error.apiCode, message: typeof message === "string" ? message : null };
  }
  return "errors" in error && Array.isArray(error.errors) ? firstProtocolError(error.errors[0]) : null;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
