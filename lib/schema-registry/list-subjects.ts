import { z } from "zod";
import { ask, registryClient, type RegistryClient } from "./client.ts";
import { globalLevel } from "./compatibility.ts";

/** Names of all subjects, sorted, and the global compatibility level. Two requests, shared by all who look. */
export async function listSubjects(
  clusterId: string,
  signal?: AbortSignal,
): Promise<{ subjects: string[]; compatibility: string | null; readAt: string }> {
  const client = registryClient(clusterId);
  const [subjects, compatibility] = await Promise.all([subjectNames(client), globalLevel(client)]);
  signal?.throwIfAborted();
  return { subjects, compatibility, readAt: new Date().toISOString() };
}

export function subjectNames(client: RegistryClient): Promise<string[]> {
  return client.subjects.read("all", async () => {
    const answer = z.array(z.string());
    const names = await ask(client, { path: ["subjects"], doing: "Listing subjects", answer });
    return names.sort((a, b) => (a < b ? -1 : 1));
  });
}
