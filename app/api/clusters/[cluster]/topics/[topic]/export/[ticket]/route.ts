import { recordExport } from "#lib/contracts/record-export.ts";
import { download } from "#lib/http/download.ts";
import { route } from "#lib/http/route.ts";
import { fetchExport, stopExport } from "#lib/kafka/records/export-tickets.ts";
import { lookupSchema } from "#lib/schema-registry/lookup-schema.ts";

export const GET = download(recordExport.fetch, ({ params, user, signal }) =>
  fetchExport(params, user, signal, (ref) => lookupSchema(params.cluster, ref, signal)),
);

export const DELETE = route(recordExport.stop, ({ params, user }) => stopExport(params, user));
