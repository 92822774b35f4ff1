import { recordExport } from "#lib/contracts/record-export.ts";
import { route } from "#lib/http/route.ts";
import { exportProgress } from "#lib/kafka/records/export-tickets.ts";

export const GET = route(recordExport.progress, ({ params, user }) => exportProgress(params, user));
