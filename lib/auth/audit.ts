import { createHash } from "node:crypto";
import type { AuditEntry } from "#lib/contracts/audit.ts";
import type { Endpoint } from "#lib/contracts/endpoint.ts";
import { AppError } from "#lib/errors.ts";
import { strangerRowAllowed } from "./attempts.ts";
import { insertAttempt, insertOutcome } from "#lib/store/audit-log.ts";

export type Attempt = {
  endpoint: Endpoint;
  who: string;
  params: Record<string, string>;
  requestId: string;
  bytes: Buffer | null;
  body: unknown;
};

/** Writes what is about to be done: sizes and hashes, never payloads. Returns a function that writes how it ended. */
export function auditAttempt(attempt: Attempt): (error: unknown) => void {
  const id = insertAttempt({
    who: attempt.who,
    action: attempt.endpoint.id,
    cluster: attempt.params.cluster ?? null,
    target: targetOf(attempt.params, attempt.body),
    detail: bodyDetail(attempt),
    requestId: attempt.requestId,
  });
  return (error) => insertOutcome(id, outcomeOf(error), error === null ? "" : codeOf(error));
}

/** Writes a sign-in or a refused one. Neither secret nor its size is kept. */
export function auditSignIn(address: string, requestId: string, accepted: boolean): void {
  const row = { who: accepted ? "owner" : "nobody", action: "session.signIn", cluster: null, target: "", requestId };
  const id = insertAttempt({ ...row, detail: `from ${address}` });
  insertOutcome(id, accepted ? "succeeded" : "refused", accepted ? "" : "unauthenticated");
}

/** Writes that somebody unknown was refused; not more often than a minute's allowance. */
export async function auditStranger(action: string, requestId: string): Promise<void> {
  if (!(await strangerRowAllowed())) return;
  const row = { who: "nobody", action, cluster: null, target: "", detail: "", requestId };
  insertOutcome(insertAttempt(row), "refused", "unauthenticated");
}

/** The names it is about, e.g. `orders/3/42`: the path's parameters without the cluster, else the `name` or `topics` in the body. */
export function targetOf(params: Record<string, string>, body: unknown): string {
  const names = Object.entries(params).flatMap(([key, value]) => (key === "cluster" ? [] : [value]));
  if (names.length === 0 && typeof body === "object" && body !== null) {
    if ("name" in body) names.push(String(body.name));
    else if ("topics" in body && Array.isArray(body.topics)) names.push(body.topics.join(", "));
  }
  return names.join("/").slice(0, 500);
}

function bodyDetail({ bytes }: Attempt): string {
  if (bytes === null || bytes.length === 0) return "";
  return `body ${bytes.length} B, sha256 ${createHash("sha256").update(bytes).digest("hex")}`;
}

function outcomeOf(error: unknown): Exclude<AuditEntry["outcome"], "pending"> {
  if (error === null) return "succeeded";
  return isRefusal(error) ? "refused" : "failed";
}

/** True when the caller was not allowed to, as opposed to: tried and failed. */
export function isRefusal(error: unknown): boolean {
  return ["unauthenticated", "forbidden", "read-only", "too-many-requests"].includes(codeOf(error));
}

function codeOf(error: unknown): string {
  if (error instanceof AppError) return error.code;
  return error instanceof Error && error.name === "AbortError" ? "aborted" : "internal";
}
