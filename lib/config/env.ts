import { nearest } from "./nearest.ts";
import { keyText, type Locate, type Path, type Env } from "./report.ts";
import { put, type Tree } from "./tree.ts";

export type KnownVariable = {
  name: string;
  /** The key of the configuration that it sets; null when it sets none. */
  key: string | null;
  what: string;
};

/** Every environment variable with a meaning. Of two for the same key the later one wins. */
export const knownVariables: readonly KnownVariable[] = [
  { name: "WHEELHOUSE_CONFIG", key: null, what: "Path of the configuration file; default `wheelhouse.yaml`" },
  { name: "WHEELHOUSE_HOST", key: "console.host", what: "Address to listen on" },
  { name: "PORT", key: "console.port", what: "Port to listen on, as platforms set it" },
  { name: "WHEELHOUSE_PORT", key: "console.port", what: "Port to listen on; wins over `PORT`" },
  { name: "WHEELHOUSE_PASSWORD", key: "console.password", what: "Password of the sign-in page" },
  { name: "WHEELHOUSE_TOKEN", key: "console.token", what: "Token for sign-in and for the API" },
  {
    name: "WHEELHOUSE_ALLOWED_HOSTS",
    key: "console.allowedHosts",
    what: "Host names the console answers to, with commas",
  },
  { name: "WHEELHOUSE_HOME", key: "console.home", what: "Folder of everything the console writes" },
  {
    name: "WHEELHOUSE_KEEP_SEARCHES_HOURS",
    key: "console.keepSearchesHours",
    what: "Hours to keep results of background searches",
  },
  { name: "WHEELHOUSE_LOG_LEVEL", key: "console.logLevel", what: "debug, info, warn or error" },
  { name: "WHEELHOUSE_SESSION_KEY", key: null, what: "Key that signs sessions, 32 characters or more; else a file" },
  { name: "WHEELHOUSE_JAVA", key: null, what: "Path of the java program for the embedded servers" },
  {
    name: "KAFKA_BROKERS",
    key: "clusters[].bootstrap",
    what: "Addresses as host:port, with commas; makes the cluster",
  },
  { name: "KAFKA_CLUSTER_ID", key: "clusters[].id", what: "Id in addresses of pages; default `kafka`" },
  { name: "KAFKA_CLUSTER_NAME", key: "clusters[].name", what: "Name to show" },
  { name: "KAFKA_ENVIRONMENT", key: "clusters[].environment", what: "production, staging or development" },
  { name: "READ_ONLY", key: "clusters[].readOnly", what: "`true` refuses every change of the cluster" },
  {
    name: "KAFKA_PROPERTIES",
    key: "clusters[].properties",
    what: "Path of a Java client.properties; makes the cluster too",
  },
  {
    name: "KAFKA_SSL_ENABLED",
    key: "clusters[].tls",
    what: "`true` is TLS with the system's CAs; any other `KAFKA_SSL_…` implies it",
  },
  { name: "KAFKA_SSL_CA", key: "clusters[].tls.ca", what: "CA certificates: a path, or PEM text" },
  { name: "KAFKA_SSL_CA_PASSPHRASE", key: "clusters[].tls.caPassphrase", what: "Password of a PKCS#12 trust store" },
  { name: "KAFKA_SSL_CERT", key: "clusters[].tls.cert", what: "Client certificate: a path, or PEM text" },
  { name: "KAFKA_SSL_KEY", key: "clusters[].tls.key", what: "Client key: a path, or PEM text" },
  {
    name: "KAFKA_SSL_PKCS12",
    key: "clusters[].tls.pkcs12",
    what: "Path of a PKCS#12 file with client certificate and key",
  },
  {
    name: "KAFKA_SSL_PASSPHRASE",
    key: "clusters[].tls.passphrase",
    what: "Passphrase of the key or of the PKCS#12 file",
  },
  {
    name: "KAFKA_SSL_SERVERNAME",
    key: "clusters[].tls.servername",
    what: "Name for SNI and the check of the certificate",
  },
  { name: "KAFKA_SSL_VERIFY", key: "clusters[].tls.verify", what: "`false` accepts any certificate" },
  {
    name: "KAFKA_SASL_MECHANISM",
    key: "clusters[].sasl.mechanism",
    what: "PLAIN, SCRAM-SHA-256, SCRAM-SHA-512 or OAUTHBEARER",
  },
  { name: "KAFKA_SASL_USERNAME", key: "clusters[].sasl.username", what: "User, or API key" },
  { name: "KAFKA_SASL_PASSWORD", key: "clusters[].sasl.password", what: "Password, or API secret" },
  {
    name: "KAFKA_SASL_TOKEN_ENDPOINT",
    key: "clusters[].sasl.tokenEndpoint",
    what: "URL that issues tokens (OAUTHBEARER)",
  },
  { name: "KAFKA_SASL_CLIENT_ID", key: "clusters[].sasl.clientId", what: "Client id (OAUTHBEARER)" },
  { name: "KAFKA_SASL_CLIENT_SECRET", key: "clusters[].sasl.clientSecret", what: "Client secret (OAUTHBEARER)" },
  { name: "KAFKA_SASL_SCOPE", key: "clusters[].sasl.scope", what: "Scope to ask for (OAUTHBEARER)" },
  {
    name: "KAFKA_SASL_EXTENSIONS",
    key: "clusters[].sasl.extensions",
    what: "SASL extensions as name=value, with commas (OAUTHBEARER)",
  },
  { name: "SCHEMA_REGISTRY_URL", key: "clusters[].schemaRegistry.url", what: "Address of the schema registry" },
  { name: "SCHEMA_REGISTRY_API_KEY", key: "clusters[].schemaRegistry.username", what: "API key, or user" },
  { name: "SCHEMA_REGISTRY_API_SECRET", key: "clusters[].schemaRegistry.password", what: "API secret, or password" },
  {
    name: "SCHEMA_REGISTRY_TOKEN",
    key: "clusters[].schemaRegistry.token",
    what: "Bearer token, instead of key and secret",
  },
  {
    name: "SCHEMA_REGISTRY_SSL_CA",
    key: "clusters[].schemaRegistry.tls.ca",
    what: "CA certificates: a path, or PEM text",
  },
  { name: "CONNECT_URL", key: "clusters[].connect[].url", what: "Address of a Kafka Connect cluster" },
  { name: "CONNECT_NAME", key: "clusters[].connect[].name", what: "Its name to show" },
  { name: "CONNECT_USERNAME", key: "clusters[].connect[].username", what: "User" },
  { name: "CONNECT_PASSWORD", key: "clusters[].connect[].password", what: "Password" },
  { name: "CONNECT_TOKEN", key: "clusters[].connect[].token", what: "Bearer token, instead of user and password" },
  { name: "CONNECT_SSL_CA", key: "clusters[].connect[].tls.ca", what: "CA certificates: a path, or PEM text" },
];

/** What the environment sets, in the shape of the file: texts only, the schema turns them into what they mean. */
export type EnvironmentPart = { raw: Tree; locate: Locate; names: string[] };

/** The console's settings. An empty variable counts as not set, as compose files write it. */
export function consoleFromEnv(env: Env): EnvironmentPart {
  return fromEnv(env, "console.");
}

/** The one cluster of the environment; `names` is empty when no variable of it is set. */
export function clusterFromEnv(env: Env): EnvironmentPart {
  return fromEnv(env, "clusters[].");
}

function fromEnv(env: Env, prefix: string): EnvironmentPart {
  const raw: Tree = {};
  const names: string[] = [];
  for (const { name, key } of knownVariables) {
    const value = env[name];
    if (value === undefined || value === "" || key === null || !key.startsWith(prefix)) continue;
    names.push(name);
    put(raw, key.slice(prefix.length), key.endsWith(".extensions") ? pairs(value) : value);
  }
  return { raw, names, locate: (path) => ({ file: "environment", line: null, key: variableOf(path, prefix, env) }) };
}

function pairs(text: string): Record<string, string> {
  return Object.fromEntries(
    text
      .split(",")
      .filter((pair) => pair.trim() !== "")
      .map((pair) => {
        const at = pair.indexOf("=");
        return at < 0 ? [pair.trim(), ""] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
      }),
  );
}

/** Variables that look like ours but have no meaning, with the one that was probably meant. */
export function unknownVariables(env: Env): { name: string; meant: string }[] {
  const known = knownVariables.map(({ name }) => name);
  return Object.keys(env).flatMap((name) => {
    if (known.includes(name) || !/^(WHEELHOUSE|KAFKA|SCHEMA_REGISTRY|CONNECT)_/.test(name)) return [];
    const meant = nearest(name, known);
    return meant === null ? [] : [{ name, meant }];
  });
}

/** The variable for a path: one that is set, else the one that would set it. */
function variableOf(path: Path, prefix: string, env: Env): string {
  for (let length = path.length; length > 0; length--) {
    const key = prefix + keyText(path.slice(0, length), true);
    const named = knownVariables.filter((variable) => variable.key === key).reverse();
    const variable = named.find(({ name }) => (env[name] ?? "") !== "") ?? named[0];
    if (variable !== undefined) return variable.name;
  }
  return "";
}
