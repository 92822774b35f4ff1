import type { Environment } from "#lib/contracts/clusters.ts";

export type Address = { host: string; port: number };

/** PEM texts or a PKCS#12 container; secrets are already resolved. */
export type TlsConfig = {
  ca: string | null;
  cert: string | null;
  key: string | null;
  pfx: Buffer | null;
  passphrase: string | null;
  /** SNI name and name the certificate is checked against; null takes the broker's host. */
  servername: string | null;
  /** False only when the owner of the file wrote `verify: false`. */
  verify: boolean;
};

export type SaslConfig =
  | { mechanism: "PLAIN" | "SCRAM-SHA-256" | "SCRAM-SHA-512"; username: string; password: string }
  | {
      mechanism: "OAUTHBEARER";
      tokenEndpoint: string;
      clientId: string;
      clientSecret: string;
      scope: string | null;
      extensions: Record<string, string>;
    };

export type HttpAuth = { kind: "basic"; username: string; password: string } | { kind: "bearer"; token: string };

export type HttpServiceConfig = { name: string; url: string; auth: HttpAuth | null; tls: TlsConfig | null };

/** One cluster, complete and resolved. The object keeps its identity until the configuration of this cluster changes. */
export type ClusterConfig = {
  id: string;
  name: string;
  environment: Environment;
  readOnly: boolean;
  embedded: boolean;
  bootstrap: Address[];
  tls: TlsConfig | null;
  sasl: SaslConfig | null;
  schemaRegistry: HttpServiceConfig | null;
  connect: HttpServiceConfig[];
};

/** The console itself. */
export type ServerConfig = {
  host: string;
  port: number;
  password: string | null;
  token: string | null;
  /** Host names (without port) the console answers to, beside loopback names. */
  allowedHosts: string[];
  /** Folder of the console's own small state. */
  dataDir: string;
  /** How long the results of a background search are kept after its end. */
  keepSearchesHours: number;
  logLevel: "debug" | "info" | "warn" | "error";
};
