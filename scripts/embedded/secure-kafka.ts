import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TlsConfig } from "#lib/config/types.ts";
import { startKafka, type Kafka } from "./kafka.ts";

export type Certificate = { key: string; cert: string };
export type SecureKafka = {
  kafka: Kafka;
  folder: string;
  ports: { plain: number; sasl: number; tls: number; saslTls: number };
  ca: string;
  client: Certificate;
};

/** A broker with plain, SASL, mutual TLS and SASL over TLS listeners, an authorizer, and users alice, carol and dave. */
export async function startSecureKafka(): Promise<SecureKafka> {
  const folder = mkdtempSync(join(tmpdir(), "wheelhouse-security-"));
  const ca = authority(folder, "lab-ca");
  const broker = certificate(folder, ca, "broker");
  const client = certificate(folder, ca, "tlsuser");
  writeFileSync(join(folder, "broker.pem"), `${broker.key}${broker.cert}${ca.cert}`);
  const plain =
    'org.apache.kafka.common.security.plain.PlainLoginModule required user_admin="admin-secret" user_alice="alice-secret";';
  const scram = "org.apache.kafka.common.security.scram.ScramLoginModule required;";
  const oauth =
    'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required unsecuredLoginStringClaim_sub="admin";';
  const logins = Object.fromEntries(
    ["saslp", "saslt"].flatMap((listener) => [
      [`listener.name.${listener}.plain.sasl.jaas.config`, plain],
      [`listener.name.${listener}.scram-sha-256.sasl.jaas.config`, scram],
      [`listener.name.${listener}.scram-sha-512.sasl.jaas.config`, scram],
      [`listener.name.${listener}.oauthbearer.sasl.jaas.config`, oauth],
    ]),
  );
  const kafka = await startKafka({
    brokers: 1,
    dataDir: join(folder, "data"),
    listeners: { SASLP: "SASL_PLAINTEXT", TLS: "SSL", SASLT: "SASL_SSL" },
    extraProperties: {
      "sasl.enabled.mechanisms": "PLAIN,SCRAM-SHA-256,SCRAM-SHA-512,OAUTHBEARER",
      ...logins,
      "authorizer.class.name": "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
      "super.users": "User:ANONYMOUS;User:admin",
      "ssl.keystore.type": "PEM",
      "ssl.keystore.location": join(folder, "broker.pem"),
      "ssl.truststore.type": "PEM",
      "ssl.truststore.location": join(folder, "lab-ca.crt"),
      "listener.name.tls.ssl.client.auth": "required",
      "listener.name.saslt.ssl.client.auth": "none",
      "ssl.principal.mapping.rules": "RULE:^CN=([^,]+).*$/$1/,DEFAULT",
      // A refused login answers at once instead of after the default pause.
      "connection.failed.authentication.delay.ms": "0",
    },
    formatArguments: [
      "--add-scram",
      'SCRAM-SHA-512=[name="carol",password="carol-secret"]',
      "--add-scram",
      'SCRAM-SHA-256=[name="dave",password="dave-secret"]',
    ],
  });
  const ports = kafka.brokers[0]?.ports ?? {};
  return {
    kafka,
    folder,
    ports: { plain: ports.CLIENT ?? 0, sasl: ports.SASLP ?? 0, tls: ports.TLS ?? 0, saslTls: ports.SASLT ?? 0 },
    ca: ca.cert,
    client,
  };
}

export function tlsConfig(overrides: Partial<TlsConfig> = {}): TlsConfig {
  return { ca: null, cert: null, key: null, pfx: null, passphrase: null, servername: null, verify: true, ...overrides };
}

/** A certificate authority of its own; its files are `<name>.key` and `<name>.crt`. */
export function authority(folder: string, name: string): Certificate {
  const file = (ending: string) => join(folder, `${name}.${ending}`);
  openssl(
    "req",
    "-x509",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-keyout",
    file("key"),
    "-out",
    file("crt"),
    "-days",
    "30",
    "-subj",
    `/CN=${name}`,
  );
  return { key: readFileSync(file("key"), "utf8"), cert: readFileSync(file("crt"), "utf8") };
}

/** A certificate for localhost and 127.0.0.1, signed by an authority in the same folder. */
export function certificate(folder: string, ca: Certificate, name: string, days = 30): Certificate {
  const file = (ending: string) => join(folder, `${name}.${ending}`);
  writeFileSync(file("ext"), "subjectAltName=DNS:localhost,IP:127.0.0.1");
  writeFileSync(file("ca.key"), ca.key);
  writeFileSync(file("ca.crt"), ca.cert);
  openssl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", file("key"), "-out", file("csr"), "-subj", `/CN=${name}`);
  const signing = ["-CA", file("ca.crt"), "-CAkey", file("ca.key"), "-CAcreateserial", "-extfile", file("ext")];
  openssl("x509", "-req", "-in", file("csr"), "-out", file("crt"), "-days", String(days), ...signing);
  return { key: readFileSync(file("key"), "utf8"), cert: readFileSync(file("crt"), "utf8") };
}

/** The same certificate and key as a PKCS#12 container. */
export function container(folder: string, name: string, passphrase: string): Buffer {
  const file = (ending: string) => join(folder, `${name}.${ending}`);
  openssl(
    "pkcs12",
    "-export",
    "-in",
    file("crt"),
    "-inkey",
    file("key"),
    "-out",
    file("p12"),
    "-passout",
    `pass:${passphrase}`,
  );
  return readFileSync(file("p12"));
}

function openssl(...words: string[]): void {
  execFileSync("openssl", words, { stdio: "pipe" });
}

/** Stands in for an identity provider: gives unsecured tokens for admin to the client `console`, and counts them. */
export async function startTokenEndpoint(): Promise<{ url: string; given: () => number; server: Server }> {
  let given = 0;
  const expected = `Basic ${Buffer.from("console:console-secret").toString("base64")}`;
  const server = createServer((request, response) => {
    if (request.headers.authorization !== expected) {
      response.statusCode = 401;
      return response.end(JSON.stringify({ error: "invalid_client", secret: request.headers.authorization }));
    }
    given += 1;
    const now = Math.floor(Date.now() / 1000);
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const token = `${part({ alg: "none" })}.${part({ sub: "admin", iat: now - 5, exp: now + 600 })}.`;
    response.end(JSON.stringify({ access_token: token, expires_in: 600 }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The token endpoint did not start");
  return { url: `http://127.0.0.1:${address.port}/token`, given: () => given, server };
}
