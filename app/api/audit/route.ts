import { audit } from "#lib/contracts/audit.ts";
import { route } from "#lib/http/route.ts";
import { listAudit } from "#lib/store/audit-log.ts";

export const GET = route(audit.list, ({ query }) => listAudit(query));
