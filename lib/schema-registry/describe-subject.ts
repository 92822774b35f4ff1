import type { SchemaVersion, SubjectSummary } from "#lib/contracts/schemas.ts";
import { registryClient } from "./client.ts";
import { presentVersion } from "./present-version.ts";
import { cachedVersion } from "./read-version.ts";
import { summariseSubject } from "./summarise-subjects.ts";

/** A subject with its newest version. @throws AppError `not-found` */
export async function describeSubject(
  clusterId: string,
  subject: string,
  signal?: AbortSignal,
): Promise<{ summary: SubjectSummary; latest: SchemaVersion | null; readAt: string }> {
  const client = registryClient(clusterId);
  const summary = await summariseSubject(client, subject, signal);
  const newest = summary.latestVersion;
  const latest = newest === null ? null : presentVersion(await cachedVersion(client, subject, newest));
  return { summary, latest, readAt: new Date().toISOString() };
}
