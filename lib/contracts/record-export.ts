import { addresses } from "./addresses.ts";
import { endpoint } from "./endpoint.ts";
import { recordFilter, searchRange } from "./record-search.ts";
import { decoderChoice } from "./records.ts";
import { clusterId, topicName } from "./scalars.ts";
import { z } from "./zod.ts";

/** `key`, `value`, `headers`, `topic`, `partition`, `offset`, `timestamp`, or a path such as `value.customer.id`. */
const column = z
  .string()
  .max(500)
  .regex(
    /^(?:topic|partition|offset|timestamp|(?:key|value|headers)(?:[.[].+)?)$/,
    "Expected topic, partition, offset, timestamp, key, value, headers or a path below one of the last three",
  );

export const exportRequest = searchRange.extend({
  filter: recordFilter.default({ contains: null, fields: [], expression: null }),
  /**
   * `ndjson`: one JSON object a line, offset and timestamp as decimal strings; bytes that are no UTF-8 as `{"base64":…}`,
   * headers as pairs in order. `csv`: the columns, RFC 4180. `raw`: the values alone, each followed by a line feed.
   */
  format: z.enum(["ndjson", "csv", "raw"]),
  /** What the filter looks at in decoded text and fields, and what `decoded` shows. */
  ...decoderChoice.shape,
  /**
   * Looks through the codecs: a CSV takes key, value and paths from the decoded record (Avro, Protobuf, JSON Schema); NDJSON gets
   * `decoded` beside the stored bytes, `{"codec":…,"value":…}` for key and value. Not used by `raw`.
   */
  decoded: z.boolean().default(false),
  columns: z.array(column).min(1).max(100).default(["partition", "offset", "timestamp", "key", "value"]),
});
export type ExportRequest = z.infer<typeof exportRequest>;

export const exportProgress = z.object({
  /** `waiting`: nobody fetched the file yet. `stopped`: by the browser or a person; `failed`: `detail` says why. Neither file is whole. */
  state: z.enum(["waiting", "running", "complete", "failed", "stopped"]),
  bytes: z.number().int(),
  detail: z.string().nullable(),
});
export type ExportProgress = z.infer<typeof exportProgress>;

const ticket = z.object({ cluster: clusterId, topic: topicName, ticket: z.string().min(1).max(64) });
const none = z.object({});

export const recordExport = {
  prepare: endpoint({
    ...addresses.recordExport.prepare,
    summary: "Checks an export and gives a ticket: its file can be fetched once, within a minute, by the same person",
    permission: "records:export",
    writes: false,
    audited: true,
    params: z.object({ cluster: clusterId, topic: topicName }),
    query: none,
    body: exportRequest,
    response: z.object({ ticket: z.string(), name: z.string() }),
  }),
  fetch: endpoint({
    ...addresses.recordExport.fetch,
    summary: "The file of a ticket; a download that breaks off is not complete",
    permission: "records:export",
    audited: true,
    file: true,
    params: ticket,
    query: none,
    body: z.undefined(),
    response: z.undefined(),
  }),
  progress: endpoint({
    ...addresses.recordExport.progress,
    summary: "How the export of a ticket stands",
    permission: "records:export",
    params: ticket,
    query: none,
    body: z.undefined(),
    response: exportProgress,
  }),
  stop: endpoint({
    ...addresses.recordExport.stop,
    summary: "Breaks the export of a ticket off",
    permission: "records:export",
    writes: false,
    params: ticket,
    query: none,
    body: z.undefined(),
    response: none,
  }),
  run: endpoint({
    ...addresses.recordExport.run,
    summary: "Downloads all records of a range that match; a download that breaks off is not complete",
    permission: "records:export",
    audited: true,
    file: true,
    params: z.object({ cluster: clusterId, topic: topicName }),
    query: z.object({
      /** JSON of an `exportRequest`. */
      request: z
        .string()
        .transform((text, context): unknown => {
          try {
            return JSON.parse(text);
          } catch {
            context.addIssue({ code: "custom", message: "Expected JSON" });
            return z.NEVER;
          }
        })
        .pipe(exportRequest),
    }),
    body: z.undefined(),
    response: z.undefined(),
  }),
};
