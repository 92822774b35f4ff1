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
  /** What the filter looks at in decoded text and fields. */
  ...decoderChoice.shape,
  columns: z.array(column).min(1).max(100).default(["partition", "offset", "timestamp", "key", "value"]),
});
export type ExportRequest = z.infer<typeof exportRequest>;

export const recordExport = {
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
