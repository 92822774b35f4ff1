import { recordExport } from "#lib/contracts/record-export.ts";
import { download } from "#lib/http/download.ts";
import { exportFile, exportRecords } from "#lib/kafka/records/export.ts";
import { lookupSchema } from "#lib/schema-registry/lookup-schema.ts";

export const GET = download(recordExport.run, ({ params, query, signal }) => ({
  ...exportFile(params.topic, query.request),
  chunks: exportRecords(params.cluster, params.topic, query.request, signal, (ref) =>
    lookupSchema(params.cluster, ref, signal),
  ),
}));
