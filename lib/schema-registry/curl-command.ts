import type { HttpServiceConfig } from "#lib/config/types.ts";
import { shellCommand } from "#lib/format/shell-quote.ts";
import { registryUrl } from "./registry-url.ts";

/** The same request with curl. Credentials are variables of the reader. */
export function curlCommand(
  config: HttpServiceConfig,
  method: "POST" | "DELETE",
  path: readonly (string | number)[],
  query: Record<string, string>,
  body: string | null,
): string {
  const login =
    config.auth === null
      ? ""
      : config.auth.kind === "basic"
        ? ' --user "$SCHEMA_REGISTRY_KEY:$SCHEMA_REGISTRY_SECRET"'
        : ' --header "Authorization: Bearer $SCHEMA_REGISTRY_TOKEN"';
  const data =
    body === null ? [] : ["--header", "Content-Type: application/vnd.schemaregistry.v1+json", "--data", body];
  const line = shellCommand(["curl", "--request", method, ...data, registryUrl(config, path, query).href]);
  return `${line}${login}`;
}
