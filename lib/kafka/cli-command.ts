import type { ClusterConfig } from "#lib/config/types.ts";
import { shellCommand } from "#lib/format/shell-quote.ts";

/** The same operation with Kafka's own tool. Credentials stay in a file of the reader: `$CLIENT_PROPERTIES`. */
export function cliCommand(config: ClusterConfig, tool: string, words: string[]): string {
  const bootstrap = config.bootstrap.map(({ host, port }) => `${host}:${port}`).join(",");
  const line = shellCommand([tool, "--bootstrap-server", bootstrap, ...words]);
  return config.sasl === null && config.tls === null ? line : `${line} --command-config "$CLIENT_PROPERTIES"`;
}
