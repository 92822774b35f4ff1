import type { SubjectSummary } from "#lib/contracts/schemas.ts";
import { AppError } from "#lib/errors.ts";
import { registryClient, type RegistryClient } from "./client.ts";
import { levelOf } from "./compatibility.ts";
import { isRegistryDown } from "./errors.ts";
import { keepVersion, readVersion, versionNumbers } from "./read-version.ts";

/**
 * Figures of some subjects: versions, newest version, level; three requests each, at most 8 at once, kept for 10 s. A subject
 * that cannot be read says so itself. @throws AppError when the registry as a whole is down
 */
export async function summariseSubjects(
  clusterId: string,
  subjects: readonly string[],
  signal?: AbortSignal,
): Promise<{ subjects: SubjectSummary[] }> {
  const client = registryClient(clusterId);
  const summaries = await Promise.all(
    subjects.map((subject) =>
      summariseSubject(client, subject, signal).catch((error: unknown) => {
        if (!(error instanceof AppError) || isRegistryDown(error)) throw error;
        return unread(subject, error.detail);
      }),
    ),
  );
  return { subjects: summaries };
}

/** @throws AppError `not-found` */
export async function summariseSubject(
  client: RegistryClient,
  subject: string,
  signal?: AbortSignal,
): Promise<SubjectSummary> {
  // Who is gone must not keep a queue of hundreds of requests alive.
  signal?.throwIfAborted();
  return client.summaries.read(subject, async () => {
    const versions = await versionNumbers(client, subject);
    const [latest, level] = await Promise.all([readVersion(client, subject, "latest"), levelOf(client, subject)]);
    keepVersion(client, latest);
    return {
      subject,
      type: latest.schemaType,
      versions,
      latestVersion: latest.version,
      latestId: latest.id,
      ...level,
      error: null,
    };
  });
}

function unread(subject: string, error: string): SubjectSummary {
  const unknown = { type: null, versions: [], latestVersion: null, latestId: null, compatibility: null };
  return { subject, ...unknown, inherited: false, error };
}
