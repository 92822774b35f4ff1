import type { ExportRequest } from "#lib/contracts/record-export.ts";
import { AppError } from "#lib/errors.ts";
import { kafkaClient, type KafkaClient } from "#lib/kafka/client.ts";
import { requireTopic, type TopicMetadata } from "#lib/kafka/metadata.ts";
import type { SchemaLookup } from "#lib/serde/schema-source.ts";
import { resolveRange } from "./resolve-range.ts";
import { brokerAccess } from "./scan/access.ts";
import { parseFieldPath } from "./scan/field-path.ts";
import { csvHead } from "./scan/file-writer.ts";
import { runScan } from "./scan/run-scan.ts";
import type { FileFormat, Gap, ScanPart } from "./scan/scan-plan.ts";
import { requireFilter } from "./search.ts";

const types = { ndjson: "application/x-ndjson", csv: "text/csv; charset=utf-8", raw: "application/octet-stream" };
const endings = { ndjson: "ndjson", csv: "csv", raw: "txt" };

/** What the file of an export is called, and its media type. */
export function exportFile(topic: string, { format }: ExportRequest): { name: string; type: string } {
  return { name: `${topic}.${endings[format]}`, type: types[format] };
}

/**
 * All records of a range that match, as the bytes of a file. Within a partition they are in the order of offsets. Checksums
 * are verified, and nothing is left out in silence: a partition that cannot be read, a gap or a wrong checksum ends the
 * export with an error.
 */
export async function* exportRecords(
  clusterId: string,
  name: string,
  request: ExportRequest,
  signal: AbortSignal,
  lookup: SchemaLookup | null = null,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
  const { client, topic, parts } = await checkExport(clusterId, name, request, "/query/request", signal);
  const plan = {
    topics: [{ name, id: topic.topicId }],
    parts,
    committed: request.isolation === "committed",
    direction: "forward" as const,
    filter: request.filter,
    limit: Infinity,
    budget: { records: Infinity, bytes: Infinity, ms: Infinity },
    verifyChecksums: true,
    decoders: { keyCodec: request.keyCodec, valueCodec: request.valueCodec },
    output: { kind: "file" as const, format: formatOf(request) },
  };
  if (request.format === "csv") yield csvHead(request.columns);
  const access = await brokerAccess(client, [topic], parts, signal);
  for await (const event of runScan(client, plan, access, { signal, lasting: false, lookup })) {
    if (event.type === "report") {
      const [gap] = event.gaps;
      if (gap !== undefined) throw unread(gapWords(gap, parts));
      if (event.chunk !== null) yield event.chunk;
    } else if (event.type === "end") {
      if (event.reason === "complete") return;
      throw unread(event.detail ?? "some partitions could not be read to their end");
    }
  }
  // Whoever stops an export must not get half a file that looks whole.
  signal.throwIfAborted();
  throw unread("it ended without saying so");
}

/**
 * What an export is to read, as it is now. Throws `not-found` for the topic, `validation-failed` below `pointer`, `upstream-failed`
 * for a partition that cannot be read.
 */
export async function checkExport(
  clusterId: string,
  name: string,
  request: ExportRequest,
  pointer: "/body" | "/query/request",
  signal: AbortSignal,
): Promise<{ client: KafkaClient; topic: TopicMetadata; parts: ScanPart[] }> {
  requireFilter(request.filter, `${pointer}/filter`);
  if (request.format === "csv") requireColumns(request.columns, pointer);
  const client = kafkaClient(clusterId);
  const topic = await requireTopic(client, name, signal);
  const ranges = await resolveRange(client, topic, request, signal);
  const parts = ranges.map((range): ScanPart => {
    if (range.error !== null) throw unread(`partition ${range.partition} cannot be read: ${range.error}`);
    return { topic: 0, partition: range.partition, from: range.from, to: range.to, unknown: null };
  });
  return { client, topic, parts };
}

function requireColumns(columns: readonly string[], at: string): void {
  for (const [index, column] of columns.entries()) {
    const path = /^(?:key|value|headers)[.[]/.test(column) ? parseFieldPath(column) : null;
    if (path === null || !("message" in path)) continue;
    const message = `The column \`${column}\` is no path: ${path.message}`;
    const pointer = `${at}/columns/${index}`;
    throw new AppError("validation-failed", message, { fields: [{ pointer, message }] });
  }
}

function formatOf({ format, columns, decoded }: ExportRequest): FileFormat {
  switch (format) {
    case "ndjson":
      return { kind: "ndjson", decoded };
    case "csv":
      return { kind: "csv", columns, decoded };
    case "raw":
      return { kind: "raw", delimiter: encode("\n") };
  }
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text));
}

function gapWords({ part, from, to, reason }: Gap, parts: readonly ScanPart[]): string {
  return `offsets ${from} to ${to} of partition ${parts[part]?.partition ?? part}: ${reason}`;
}

function unread(why: string): AppError {
  return new AppError(
    "upstream-failed",
    `The export is not complete and was ended: ${why.replace(/\.$/, "")}. Export a range that can be read.`,
  );
}
