import { randomBytes } from "node:crypto";
import { globalState } from "#lib/config/global-state.ts";
import type { ExportProgress, ExportRequest } from "#lib/contracts/record-export.ts";
import { AppError } from "#lib/errors.ts";
import type { SchemaLookup } from "#lib/serde/schema-source.ts";
import { checkExport, exportFile, exportRecords } from "./export.ts";

type Place = { cluster: string; topic: string };
type Ticket = Place & {
  user: string;
  request: ExportRequest;
  until: number;
  progress: ExportProgress;
  abort: AbortController;
};

/** How long a file may be fetched after it was asked for. */
const fetchMs = 60_000;
/** How long an export that runs or ended can be asked about after the last sign of it. */
const rememberMs = 10 * 60_000;
const most = 200;

function tickets(): Map<string, Ticket> {
  return globalState("wheelhouse.exports", () => new Map<string, Ticket>());
}

/**
 * Checks an export and gives a ticket for it, good for one download by the same person within a minute: so a browser can save the
 * file by itself, without the query in an address.
 * @throws AppError as `checkExport` does, and `too-many-requests`
 */
export async function prepareExport(
  { cluster, topic }: Place,
  request: ExportRequest,
  user: string,
  signal: AbortSignal,
): Promise<{ ticket: string; name: string }> {
  await checkExport(cluster, topic, request, "/body", signal);
  const known = tickets();
  const now = Date.now();
  for (const [id, { until, progress }] of known) if (until < now && progress.state !== "running") known.delete(id);
  if (known.size >= most)
    throw new AppError(
      "too-many-requests",
      "Nothing was exported: too many exports are under way. Try again in a minute.",
    );
  const ticket = randomBytes(24).toString("base64url");
  const progress: ExportProgress = { state: "waiting", bytes: 0, detail: null };
  known.set(ticket, { cluster, topic, user, request, until: now + fetchMs, progress, abort: new AbortController() });
  return { ticket, name: exportFile(topic, request).name };
}

/** The file of a ticket, once. @throws AppError `not-found` when it was fetched, is too old, or is another's */
export function fetchExport(
  place: Place & { ticket: string },
  user: string,
  signal: AbortSignal,
  lookup: SchemaLookup,
) {
  const found = find(place, user);
  if (found.progress.state !== "waiting" || found.until < Date.now()) throw unknown();
  found.progress.state = "running";
  const { cluster, topic, request } = found;
  const over = AbortSignal.any([signal, found.abort.signal]);
  return {
    ...exportFile(topic, request),
    chunks: counted(found, exportRecords(cluster, topic, request, over, lookup)),
  };
}

/** How an export stands. @throws AppError `not-found` */
export function exportProgress(place: Place & { ticket: string }, user: string): ExportProgress {
  const { progress, until } = find(place, user);
  if (progress.state !== "waiting" || until >= Date.now()) return progress;
  return { ...progress, state: "stopped", detail: "The browser did not fetch the file within a minute." };
}

/** Breaks an export off: the browser's download fails. @throws AppError `not-found` */
export function stopExport(place: Place & { ticket: string }, user: string): Record<string, never> {
  const { progress, abort } = find(place, user);
  if (progress.state === "waiting") progress.state = "stopped";
  abort.abort(new DOMException("The export was stopped", "AbortError"));
  return {};
}

async function* counted(
  ticket: Ticket,
  chunks: AsyncGenerator<Uint8Array<ArrayBuffer>, void, void>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
  const { progress } = ticket;
  try {
    for await (const chunk of chunks) {
      progress.bytes += chunk.length;
      yield chunk;
    }
    progress.state = "complete";
  } catch (error) {
    const stopped = error instanceof Error && error.name === "AbortError";
    progress.state = stopped ? "stopped" : "failed";
    if (!stopped) progress.detail = error instanceof AppError ? error.detail : "The console met a fault.";
    throw error;
  } finally {
    // Whoever leaves, the browser among them, ends the generator where it stands.
    if (progress.state === "running") progress.state = "stopped";
    ticket.until = Date.now() + rememberMs;
  }
}

function find({ cluster, topic, ticket }: Place & { ticket: string }, user: string): Ticket {
  const found = tickets().get(ticket);
  if (found === undefined || found.user !== user || found.cluster !== cluster || found.topic !== topic) throw unknown();
  return found;
}

function unknown(): AppError {
  return new AppError(
    "not-found",
    "This download is not known: it was fetched already, or its minute is over. Export again.",
  );
}
