/**
 * The one error type our own code throws on purpose. Everything else is a defect and leaves as `internal`
 * with its detail withheld. `detail` is shown to people: what happened, why, what to do. It never holds a secret.
 */
export type ErrorCode =
  | "validation-failed"
  | "unauthenticated"
  | "forbidden"
  | "read-only"
  | "not-found"
  | "method-not-allowed"
  | "conflict"
  | "group-not-empty"
  | "too-many-requests"
  | "unsupported-by-broker"
  | "upstream-failed"
  | "broker-unreachable"
  | "broker-timeout"
  | "internal";

/** One fault in an input. `pointer` is an RFC 6901 JSON pointer into `{ params, query, body }`, e.g. `/body/partitions`. */
export type FieldError = { pointer: string; message: string };

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly fields: FieldError[];
  /** Extra data of the problem, for example the fresh plan of a `conflict`. JSON-ready. */
  readonly data: Record<string, unknown>;

  // Routes, pages and the launcher may each load their own copy of this class, and share what lives on globalThis.
  static override [Symbol.hasInstance](value: unknown): value is AppError {
    return value instanceof Error && value.name === "AppError";
  }

  constructor(
    code: ErrorCode,
    detail: string,
    options: { cause?: unknown; fields?: FieldError[]; data?: Record<string, unknown> } = {},
  ) {
    super(detail, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.detail = detail;
    this.fields = options.fields ?? [];
    this.data = options.data ?? {};
  }
}
