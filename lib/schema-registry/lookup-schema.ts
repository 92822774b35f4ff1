import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { globalState } from "#lib/config/global-state.ts";
import { AppError } from "#lib/errors.ts";
import {
  refKey,
  refWords,
  type SchemaAnswer,
  type SchemaRef,
  type SubjectVersion,
  type WriterSchema,
} from "#lib/serde/schema-source.ts";
import { ask, registryClient, type RegistryClient } from "./client.ts";
import { isRegistryDown, registryCode } from "./errors.ts";
import { cachedVersion } from "./read-version.ts";
import { sharedRead, type SharedRead } from "./shared-reads.ts";
import { storedVersion, type StoredVersion } from "./stored-version.ts";

/** What one registry said of ids and GUIDs. */
type Known = {
  client: RegistryClient;
  /** For ever: an id never gets another text. */
  schemas: SharedRead<WriterSchema>;
  /** For a while: subjects come and go, and an unknown id may be registered a moment later. */
  answers: SharedRead<SchemaAnswer>;
  /** While nothing answers there, nobody asks it; what is known stays known. */
  down: { until: number; error: unknown };
};

const mostKept = 2_000;
const answersMs = 30_000;
const downMs = 5_000;
const patienceMs = 2_000;
const mostReferences = 200;

/**
 * The schema of an id or GUID with all it refers to, and the subjects it is registered under; or why there is none. Rejects
 * for an abort only, and waits 2 s at most: a registry that is down does not stop the reading of records.
 */
export async function lookupSchema(clusterId: string, ref: SchemaRef, signal?: AbortSignal): Promise<SchemaAnswer> {
  const timer = new AbortController();
  try {
    const known = knownSchemas(registryClient(clusterId));
    const ends = signal === undefined ? timer.signal : AbortSignal.any([signal, timer.signal]);
    const late = delay(patienceMs, null, { signal: ends });
    late.catch(() => undefined);
    const answer = await Promise.race([known.answers.read(refKey(ref), () => readAnswer(known, ref)), late]);
    const wait = `The registry has not said within ${patienceMs / 1_000} s what ${refWords(ref)} is. Read again in a moment.`;
    return answer ?? { missing: wait };
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof AppError)) throw error;
    return { missing: unread(ref, error) };
  } finally {
    timer.abort();
  }
}

function knownSchemas(client: RegistryClient): Known {
  const all = globalState("wheelhouse.schema-lookup", () => new Map<string, Known>());
  const { id } = client.cluster;
  const found = all.get(id);
  if (found?.client === client) return found;
  const known: Known = {
    client,
    schemas: sharedRead(Infinity, mostKept),
    answers: sharedRead(answersMs, mostKept),
    down: { until: 0, error: null },
  };
  all.set(id, known);
  return known;
}

async function readAnswer(known: Known, ref: SchemaRef): Promise<SchemaAnswer> {
  try {
    const [schema, uses] = await Promise.all([
      known.schemas.read(refKey(ref), () => readSchema(known, ref)),
      isDown(known) ? [] : readUses(known.client, ref),
    ]);
    return { schema, uses };
  } catch (error) {
    if (isRegistryDown(error) && !isDown(known)) known.down = { until: performance.now() + downMs, error };
    const code = registryCode(error);
    if (code !== 40403 && code !== 404) throw error;
    const words = refWords(ref);
    return {
      missing: `${capital(words)} is not in the registry. Try another decoder, or check the registry's address.`,
    };
  }
}

const idAnswer = storedVersion.omit({ subject: true, version: true, id: true });

function isDown({ down }: Known): boolean {
  return performance.now() < down.until;
}

async function readSchema(known: Known, ref: SchemaRef): Promise<WriterSchema> {
  if (isDown(known)) throw known.down.error;
  const { client } = known;
  const path = "id" in ref ? ["schemas", "ids", ref.id] : ["schemas", "guids", ref.guid];
  const stored = await ask(client, { path, doing: `Reading ${refWords(ref)}`, answer: idAnswer });
  const references = new Map<string, string>();
  await collect(client, stored.references, references);
  return {
    type: stored.schemaType,
    text: stored.schema,
    references: [...references].map(([name, text]) => ({ name, text })),
    id: "id" in ref ? ref.id : null,
    guid: "guid" in ref ? ref.guid : null,
  };
}

/** Each reference after those it needs itself. */
async function collect(
  client: RegistryClient,
  references: StoredVersion["references"],
  into: Map<string, string>,
): Promise<void> {
  for (const { name, subject, version } of references) {
    if (into.has(name)) continue;
    if (into.size >= mostReferences)
      throw new AppError("upstream-failed", `The schema refers to more than ${mostReferences} others.`);
    const found = await cachedVersion(client, subject, version);
    // In a circle the inner one would never end; the outer one puts its text in anew.
    into.set(name, found.schema);
    await collect(client, found.references, into);
    into.delete(name);
    into.set(name, found.schema);
  }
}

const subjectVersions = z.array(z.object({ subject: z.string(), version: z.number().int() }));

/** Empty where the registry does not tell: the schema is what counts. */
async function readUses(client: RegistryClient, ref: SchemaRef): Promise<SubjectVersion[]> {
  if (!("id" in ref)) return [];
  const path = ["schemas", "ids", ref.id, "versions"];
  try {
    return await ask(client, { path, doing: `Reading the subjects of ${refWords(ref)}`, answer: subjectVersions });
  } catch {
    return [];
  }
}

function unread(ref: SchemaRef, error: unknown): string {
  const why = error instanceof AppError ? error.detail : "The registry was not read.";
  return `${capital(refWords(ref))} cannot be looked up. ${why}`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
