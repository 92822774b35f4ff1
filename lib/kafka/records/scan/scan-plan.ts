import type { MessagePort } from "node:worker_threads";
import type { Contains, Excerpt, FieldClause } from "#lib/contracts/record-search.ts";
import type { BrokerTls } from "#lib/kafka/tls-options.ts";
import type { DecoderChoice, KafkaRecord } from "#lib/contracts/records.ts";

/** Everything a worker needs to read, as plain data. Offsets are exact; secrets are in `login` and `tls` only. */
export type ScanPlan = {
  topics: ScanTopic[];
  parts: ScanPart[];
  access: BrokerAccess;
  committed: boolean;
  direction: "forward" | "newest-first";
  filter: ScanFilter;
  /** Hits to find; Infinity in a tail and an export. */
  limit: number;
  budget: { records: number; bytes: number; ms: number };
  verifyChecksums: boolean;
  decoders: DecoderChoice;
  /** Rows for people, so many a second at most in equal shares of the topics, or the bytes of a file. */
  output: { kind: "rows"; perSecond: number } | { kind: "file"; format: FileFormat };
};

export type ScanTopic = { name: string; id: string };
/** Offsets [from, to) of one partition; `to` null follows the end. */
export type ScanPart = {
  topic: number;
  partition: number;
  from: bigint;
  to: bigint | null;
  /** Why the bounds are not known yet: the part waits until its leader names them. Null when they are. */
  unknown: string | null;
};

export type FileFormat =
  /** With `decoded` each line also holds what the codecs make of key and value. */
  | { kind: "ndjson"; decoded: boolean }
  /** With `decoded` key, value and paths are those of the decoded record. */
  | { kind: "csv"; columns: readonly string[]; decoded: boolean }
  /** Values alone, each followed by the delimiter. */
  | { kind: "raw"; delimiter: Uint8Array };
export type ScanFilter = {
  contains: Contains | null;
  fields: FieldClause[];
  expression: string | null;
  /** Only records with exactly these bytes as their key. */
  key?: Uint8Array;
};

/** How to reach and enter brokers; asked for again when a connection was lost or a leader moved. */
export type BrokerAccess = {
  brokers: { id: number; host: string; port: number; tls: ScanTls | null }[];
  login: Login | null;
  /** Leader of each part, by its index; null when it has none. */
  leaders: (number | null)[];
};
/** Buffers cross between threads as plain bytes. */
export type ScanTls = Omit<BrokerTls, "pfx"> & { pfx?: Uint8Array };
export type Login =
  | { mechanism: "PLAIN" | "SCRAM-SHA-256" | "SCRAM-SHA-512"; username: string; password: string }
  | { mechanism: "OAUTHBEARER"; token: string; extensions: Record<string, string> };

/** What the main thread found out about a part whose read failed. */
export type Located = {
  access: BrokerAccess;
  /** By part index: present bounds, or why the part can never be read again (`gone`). */
  parts: {
    index: number;
    logStart: bigint | null;
    end: bigint | null;
    gone: string | null;
    /** For a part whose bounds were unknown. */
    range: { from: bigint; to: bigint } | null;
  }[];
};

export type Hit = { part: number; record: KafkaRecord; excerpt: Excerpt | null };

export type PartState = {
  from: bigint;
  to: bigint;
  state: "reading" | "waiting" | "done" | "failed";
  /** Forward: the first offset not yet walked. Newest first: the end of what is not yet walked. */
  next: bigint;
  error: string | null;
  /** Matches that were not sent: more came than the output takes in a second. */
  leftOut: number;
};

export type ScanTotals = {
  records: number;
  bytes: number;
  matches: number;
  sent: number;
  evaluationErrors: number;
  firstEvaluationError: string | null;
};

export type Gap = { part: number; from: bigint; to: bigint; reason: string };

export type ToWorker =
  /** Over `schemas` the worker asks for schemas; null where there is no registry to ask. */
  | { type: "start"; plan: ScanPlan; control: SharedArrayBuffer; schemas: MessagePort | null }
  | { type: "located"; id: number; located: Located }
  /** The consumer took one report: the worker may send another. */
  | { type: "taken" }
  | { type: "stop" };

export type FromWorker =
  /** Hits and bytes found up to `parts`, together, so that positions never run ahead of what was sent. */
  | {
      type: "report";
      hits: Hit[];
      chunk: Uint8Array<ArrayBuffer> | null;
      parts: PartState[];
      totals: ScanTotals;
      gaps: Gap[];
    }
  | { type: "locate"; id: number; parts: number[] }
  | { type: "end"; reason: EndReason; detail: string | null };

export type EndReason = "complete" | "limit" | "budget" | "incomplete" | "stopped" | "failed";

/** Places in the control block shared by both threads. */
export const control = { stop: 0, evaluations: 1, evaluating: 2, schemas: 3, length: 4 } as const;
