import { recordExport } from "#lib/contracts/record-export.ts";
import { download } from "#lib/http/download.ts";
import { route } from "#lib/http/route.ts";
import { exportFile, exportRecords } from "#lib/kafka/records/export.ts";
import { prepareExport } from "#lib/kafka/records/export-tickets.ts";
import { lookupSchema } from "#lib/schema-registry/lookup-schema.ts";

export const GET = download(recordExport.run, ({ params, query, signal }) => ({
  ...exportFile(params.topic, query.request),
  chunks: exportRecords(params.cluster, params.topic, query.request, signal, (ref) =>
    lookupSchema(params.cluster, ref, signal),
  ),
}));

export const POST = route(recordExport.prepare, ({ params, body, user, signal }) =>
  prepareExport(params, body, user, signal),
);
