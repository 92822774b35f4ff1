import type { Address } from "#lib/contracts/addresses.ts";
import { apiPath, type PathParams } from "#lib/format/urls.ts";

/** A call of the console's API as text, for the command drawer. */
export function httpRequest(endpoint: Address, params: PathParams, body: object): string {
  const json = JSON.stringify(body, null, 2);
  return `${endpoint.method} ${apiPath(endpoint.path, params)}\ncontent-type: application/json\n\n${json}`;
}
