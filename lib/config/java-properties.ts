import { parseJaas } from "./jaas.ts";
import type { Property } from "./properties-file.ts";

export type Translation = {
  /** Keys of a cluster (`tls.ca`) with their value and the property they come from. */
  values: Map<string, { value: unknown; from: Property }>;
  faults: { from: Property; reason: string }[];
  /** Properties without a meaning for a console, as they stand. */
  ignored: Property[];
};

/** Properties that set one key as they are; names of Java clients first, then those of librdkafka. */
const direct: Record<string, string> = {
  "bootstrap.servers": "bootstrap",
  "metadata.broker.list": "bootstrap",
  "sasl.username": "sasl.username",
  "sasl.password": "sasl.password",
  "sasl.oauthbearer.token.endpoint.url": "sasl.tokenEndpoint",
  "sasl.oauthbearer.client.credentials.client.id": "sasl.clientId",
  "sasl.oauthbearer.client.credentials.client.secret": "sasl.clientSecret",
  "sasl.oauthbearer.client.id": "sasl.clientId",
  "sasl.oauthbearer.client.secret": "sasl.clientSecret",
  "sasl.oauthbearer.scope": "sasl.scope",
  "ssl.truststore.location": "tls.ca",
  "ssl.truststore.password": "tls.caPassphrase",
  "ssl.truststore.certificates": "tls.ca",
  "ssl.keystore.certificate.chain": "tls.cert",
  "ssl.keystore.key": "tls.key",
  "ssl.ca.location": "tls.ca",
  "ssl.certificate.location": "tls.cert",
  "ssl.key.location": "tls.key",
  "schema.registry.url": "schemaRegistry.url",
  "bearer.auth.token": "schemaRegistry.token",
  "schema.registry.bearer.auth.token": "schemaRegistry.token",
  "schema.registry.ssl.truststore.location": "schemaRegistry.tls.ca",
  "schema.registry.ssl.truststore.password": "schemaRegistry.tls.caPassphrase",
  "schema.registry.ssl.truststore.certificates": "schemaRegistry.tls.ca",
  "schema.registry.ssl.keystore.certificate.chain": "schemaRegistry.tls.cert",
  "schema.registry.ssl.keystore.key": "schemaRegistry.tls.key",
};

const loginHandler =
  /^org\.apache\.kafka\.common\.security\.oauthbearer\.(secured\.|internals\.secured\.)?OAuthBearerLoginCallbackHandler$/;
const msk =
  "is AWS IAM (AWS_MSK_IAM), which is not supported. Use a SCRAM-SHA-512 user of the MSK cluster, or mutual TLS";
const kerberos =
  "is Kerberos (GSSAPI), which is not supported. Use SCRAM-SHA-512, OAUTHBEARER or mutual TLS on another listener of the cluster";
const custom =
  "names a class of your own, which cannot run here. Write the login out under sasl: in wheelhouse.yaml (OAUTHBEARER takes tokenEndpoint, clientId and clientSecret)";

const modules: Record<string, readonly string[]> = {
  "org.apache.kafka.common.security.plain.PlainLoginModule": ["PLAIN"],
  "org.apache.kafka.common.security.scram.ScramLoginModule": ["SCRAM-SHA-256", "SCRAM-SHA-512"],
  "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule": ["OAUTHBEARER"],
};

/**
 * What a Java `client.properties` says, in keys of a cluster. A reason never holds a value. `nameDecided` tells that the
 * configuration itself says how the name in a certificate is checked, which settles an empty identification algorithm.
 */
export function translateProperties(properties: readonly Property[], nameDecided = false): Translation {
  const values: Translation["values"] = new Map();
  const faults: Translation["faults"] = [];
  const left = new Map(properties.filter(({ value }) => value !== "").map((property) => [property.key, property]));
  const blank = properties.find(
    ({ key, value }) => key === "ssl.endpoint.identification.algorithm" && value.trim() === "",
  );
  const fault = (from: Property, reason: string) => faults.push({ from, reason });
  const set = (key: string, value: unknown, from: Property) => values.set(key, { value, from });
  const take = (...keys: string[]) => {
    const found = keys.map((key) => left.get(key)).find((property) => property !== undefined);
    for (const key of keys) left.delete(key);
    return found;
  };

  const protocol = take("security.protocol");
  const name = protocol?.value.trim().toUpperCase() ?? "PLAINTEXT";
  const mechanism = take("sasl.mechanism", "sasl.mechanisms");
  const jaas = take("sasl.jaas.config");
  const handlers = [
    "sasl.login.callback.handler.class",
    "sasl.client.callback.handler.class",
    "sasl.login.class",
    "ssl.engine.factory.class",
  ].map((key) => take(key));
  if (protocol !== undefined && !["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"].includes(name)) {
    fault(protocol, "must be one of PLAINTEXT, SSL, SASL_PLAINTEXT, SASL_SSL");
  }
  if (protocol === undefined) {
    const meant =
      jaas ?? mechanism ?? properties.find(({ key }) => /^(ssl|sasl)\.(truststore|keystore|username)/.test(key));
    if (meant !== undefined)
      fault(
        meant,
        "has no effect without security.protocol, which is PLAINTEXT by default. Add security.protocol=SASL_SSL (or SSL)",
      );
  }
  const withTls = name.endsWith("SSL");
  const withSasl = name.startsWith("SASL");
  if (protocol !== undefined) set("tls", withTls, protocol);

  takeKeystore("", take, (key, value, from) => set(`tls.${key}`, value, from));
  takeKeystore("schema.registry.", take, (key, value, from) => set(`schemaRegistry.tls.${key}`, value, from));
  for (const [property, key] of Object.entries(direct)) {
    const found = take(property);
    if (found !== undefined && !values.has(key)) set(key, found.value, found);
  }
  if (withSasl) login();
  registry();
  if (withTls && blank !== undefined && !nameDecided) {
    fault(
      blank,
      "is empty, which checks the certificate but not its name. That is not supported: set tls.servername to the name in the certificate in wheelhouse.yaml, or tls.verify: false to check nothing",
    );
  }
  // Java ignores what the protocol does not use, and so do we.
  for (const [key, { from }] of values) {
    if ((!withTls && key.startsWith("tls.")) || (!withSasl && key.startsWith("sasl."))) {
      values.delete(key);
      left.set(from.key, from);
    }
  }
  return { values, faults, ignored: [...left.values()] };

  function login(): void {
    for (const handler of handlers) {
      if (handler !== undefined && !loginHandler.test(handler.value.trim()))
        fault(handler, /msk|IAM/.test(handler.value) ? msk : custom);
    }
    const wanted = mechanism?.value.trim().toUpperCase();
    if (mechanism === undefined || wanted === undefined) {
      if (jaas !== undefined || protocol !== undefined)
        fault(
          jaas ?? protocol ?? { key: "", value: "", line: 1 },
          "needs sasl.mechanism beside it: Java takes GSSAPI (Kerberos) by default, which is not supported",
        );
      return;
    }
    if (wanted === "AWS_MSK_IAM") return void fault(mechanism, msk);
    if (wanted === "GSSAPI") return void fault(mechanism, kerberos);
    set("sasl.mechanism", wanted, mechanism);
    if (jaas !== undefined) takeJaas(jaas, wanted);
  }

  function takeJaas(property: Property, wanted: string): void {
    const entry = parseJaas(property.value);
    if ("reason" in entry) return void fault(property, entry.reason);
    const { module, options } = entry;
    const mechanisms =
      modules[module.replace(/^org\.apache\.flink\.kafka\.shaded\.|^kafkashaded\.|^shadedKafka\./, "")];
    if (/Krb5LoginModule$/.test(module)) return void fault(property, kerberos);
    if (/IAMLoginModule$/.test(module)) return void fault(property, msk);
    if (mechanisms === undefined)
      return void fault(
        property,
        "names a login module that is not known. Known are PlainLoginModule, ScramLoginModule and OAuthBearerLoginModule of Kafka",
      );
    if (!mechanisms.includes(wanted))
      return void fault(
        property,
        `names a login module for ${mechanisms.join(" and ")}, but sasl.mechanism is another`,
      );
    const extensions: Record<string, string> = {};
    for (const [option, value] of Object.entries(options)) {
      if (wanted !== "OAUTHBEARER" && (option === "username" || option === "password"))
        set(`sasl.${option}`, value, property);
      if (wanted === "OAUTHBEARER" && ["clientId", "clientSecret", "scope"].includes(option))
        set(`sasl.${option}`, value, property);
      if (option.startsWith("extension_")) extensions[option.slice("extension_".length)] = value;
      if (/^oauth\./.test(option)) return void fault(property, custom);
    }
    if (Object.keys(extensions).length > 0) set("sasl.extensions", extensions, property);
  }

  function registry(): void {
    const source = take("basic.auth.credentials.source", "schema.registry.basic.auth.credentials.source");
    const info = take("basic.auth.user.info", "schema.registry.basic.auth.user.info");
    const bearer = take("bearer.auth.credentials.source", "schema.registry.bearer.auth.credentials.source");
    const url = values.get("schemaRegistry.url");
    if (url === undefined) return;
    const kind = source?.value.trim().toUpperCase();
    if (bearer !== undefined && bearer.value.trim().toUpperCase() !== "STATIC_TOKEN") {
      fault(
        bearer,
        "is a way to fetch tokens that is not supported. Use STATIC_TOKEN with bearer.auth.token, or an API key and secret",
      );
    }
    if (source !== undefined && kind === "SASL_INHERIT") {
      for (const key of ["username", "password"]) {
        const inherited = values.get(`sasl.${key}`);
        if (inherited !== undefined) set(`schemaRegistry.${key}`, inherited.value, inherited.from);
      }
    } else if (info !== undefined) {
      const at = info.value.indexOf(":");
      if (at < 1) return void fault(info, "must be written as key:secret");
      set("schemaRegistry.username", info.value.slice(0, at), info);
      set("schemaRegistry.password", info.value.slice(at + 1), info);
    } else if (source !== undefined) {
      fault(
        source,
        kind === "URL"
          ? "takes the login from the address, which is not supported. Use USER_INFO with basic.auth.user.info"
          : "needs basic.auth.user.info beside it",
      );
    }
  }
}

type Take = (...keys: string[]) => Property | undefined;

/** A key store is PKCS#12, or PEM with key and certificates in one file; which one, its content says later. */
function takeKeystore(prefix: string, take: Take, set: (key: string, value: string, from: Property) => void): void {
  const location = take(`${prefix}ssl.keystore.location`);
  const storePassword = take(`${prefix}ssl.keystore.password`);
  const keyPassword = take(`${prefix}ssl.key.password`);
  take(`${prefix}ssl.keystore.type`);
  take(`${prefix}ssl.truststore.type`);
  if (location !== undefined) set("pkcs12", location.value, location);
  const passphrase = location === undefined ? (keyPassword ?? storePassword) : (storePassword ?? keyPassword);
  if (passphrase !== undefined) set("passphrase", passphrase.value, passphrase);
}
