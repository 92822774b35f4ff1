import type { SchemaVersion } from "#lib/contracts/schemas.ts";
import { registryClient } from "./client.ts";
import { presentVersion } from "./present-version.ts";
import { cachedVersion } from "./read-version.ts";

/** One version of a subject with its fields. @throws AppError `not-found` */
export async function getVersion(
  clusterId: string,
  subject: string,
  version: number,
  signal?: AbortSignal,
): Promise<SchemaVersion> {
  const found = await cachedVersion(registryClient(clusterId), subject, version);
  signal?.throwIfAborted();
  return presentVersion(found);
}
