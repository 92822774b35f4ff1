import { z } from "zod";
import { ask, type RegistryClient } from "./client.ts";
import { storedVersion, type StoredVersion } from "./stored-version.ts";

/** Reads a version anew. @throws AppError `not-found` */
export function readVersion(
  client: RegistryClient,
  subject: string,
  version: number | "latest",
): Promise<StoredVersion> {
  return ask(client, {
    path: ["subjects", subject, "versions", version],
    doing: `Reading \`${subject}\`${version === "latest" ? "" : ` version ${version}`}`,
    answer: storedVersion,
  });
}

/** The same from what was read in the last minute, where it was. */
export function cachedVersion(client: RegistryClient, subject: string, version: number): Promise<StoredVersion> {
  return client.versions.read(cacheKey(subject, version), () => readVersion(client, subject, version));
}

/** Keeps a version that came along with something else. */
export function keepVersion(client: RegistryClient, version: StoredVersion): void {
  void client.versions.read(cacheKey(version.subject, version.version), async () => version);
}

/** The versions of a subject, ascending. @throws AppError `not-found` */
export async function versionNumbers(client: RegistryClient, subject: string, signal?: AbortSignal): Promise<number[]> {
  const versions = await ask(client, {
    path: ["subjects", subject, "versions"],
    doing: `Reading the versions of \`${subject}\``,
    answer: z.array(z.number().int()),
    signal,
  });
  return versions.sort((a, b) => a - b);
}

function cacheKey(subject: string, version: number): string {
  return `${version} ${subject}`;
}
