import assert from "node:assert/strict";
import { createPrivateKey, X509Certificate } from "node:crypto";
import { test } from "node:test";
import { createSecureContext } from "node:tls";
import { testCertificate, testStore } from "./test-certificates.ts";
import { loaded, refused, testFolder, type TestFolder } from "./test-folder.ts";

const alice = testCertificate("alice");
const bob = testCertificate("bob");
const encrypted = createPrivateKey(alice.key)
  .export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "hunter2" })
  .toString();
const jks = Buffer.concat([Buffer.from("feedfeed", "hex"), Buffer.alloc(40)]);

function cluster(folder: TestFolder, tls: Record<string, string>): TestFolder {
  const lines = Object.entries(tls).map(([key, value]) => `      ${key}: ${JSON.stringify(value)}`);
  folder.write("wheelhouse.yaml", ["clusters:", "  - id: a", "    bootstrap: b:1", "    tls:", ...lines].join("\n"));
  return folder;
}

function written(t: Parameters<typeof testFolder>[0]): TestFolder {
  const folder = testFolder(t);
  folder.write("ca.pem", `some text\n${bob.cert}\n${alice.cert}`);
  folder.write("alice.pem", alice.key + alice.cert);
  folder.write("alice.key", encrypted);
  folder.write("alice.p12", testStore(alice, "hunter2"));
  folder.write("trust.p12", testStore({ cert: bob.cert, key: null }, "hunter2"));
  folder.write("store.jks", jks);
  folder.write("empty", "");
  return folder;
}

const sameCertificate = (a: string | null | undefined, b: string) =>
  assert.equal(new X509Certificate(a ?? "").fingerprint256, new X509Certificate(b).fingerprint256);

test("PEM by path and inline, key and certificates in one file, encrypted keys", (t) => {
  const folder = written(t);
  const byPath = loaded(cluster(folder, { ca: "ca.pem", cert: "alice.pem", key: "alice.pem", servername: "k" }))
    .clusters[0]?.tls;
  assert.equal(byPath?.ca?.match(/BEGIN CERTIFICATE/g)?.length, 2);
  sameCertificate(byPath?.cert, alice.cert);
  assert.equal(byPath?.servername, "k");
  const inline = loaded(cluster(folder, { ca: alice.cert.replaceAll(/\r?\n/g, "\\n"), verify: "false" })).clusters[0]
    ?.tls;
  sameCertificate(inline?.ca, alice.cert);
  assert.equal(inline?.verify, false);
  const protectedKey = loaded(cluster(folder, { cert: "alice.pem", key: "alice.key", passphrase: "hunter2" }))
    .clusters[0]?.tls;
  assert.ok(protectedKey?.key && protectedKey.cert);
  createSecureContext({
    key: protectedKey.key,
    cert: protectedKey.cert,
    passphrase: protectedKey.passphrase ?? undefined,
  });
});

test("PKCS#12: key store by path and inline, trust store", (t) => {
  const folder = written(t);
  const store = loaded(
    cluster(folder, { pkcs12: "alice.p12", passphrase: "hunter2", ca: "trust.p12", caPassphrase: "hunter2" }),
  ).clusters[0]?.tls;
  assert.ok(store?.pfx);
  createSecureContext({ pfx: store.pfx, passphrase: store.passphrase ?? undefined });
  sameCertificate(store.ca, bob.cert);
  const inline = loaded(
    cluster(folder, { pkcs12: `base64:${testStore(alice, "hunter2").toString("base64")}`, passphrase: "hunter2" }),
  );
  assert.ok(inline.clusters[0]?.tls?.pfx);
});

test("what cannot work is refused with its key, and no secret", (t) => {
  const folder = written(t);
  const cut = alice.cert.replace(/\n[^\n]+\n-----END/, "\n-----END");
  const cases: [Record<string, string>, RegExp][] = [
    [{ ca: "empty" }, /tls.ca: holds no PEM block "BEGIN CERTIFICATE"/],
    [{ ca: cut }, /tls.ca: holds a certificate that cannot be read/],
    [{ ca: "store.jks" }, /tls.ca: is a Java key store \(JKS\).*keytool/],
    [{ ca: "trust.p12" }, /tls.caPassphrase: is missing/],
    [{ ca: "trust.p12", caPassphrase: "hunter22" }, /tls.caPassphrase: does not open/],
    [{ caPassphrase: "hunter2" }, /tls.caPassphrase: stands without ca/],
    [{ cert: "alice.pem" }, /tls.key: is missing/],
    [{ key: "alice.pem" }, /tls.cert: is missing/],
    [{ cert: alice.key, key: alice.key }, /tls.cert: holds no PEM block/],
    [{ cert: "alice.pem", key: "alice.key" }, /tls.key: is an encrypted key/],
    [{ cert: "alice.pem", key: "alice.key", passphrase: "hunter22" }, /tls.key: cannot be opened/],
    [{ cert: "alice.pem", key: bob.key }, /tls.key: does not belong/],
    [{ passphrase: "hunter2" }, /tls.passphrase: stands without/],
    [{ pkcs12: "alice.p12" }, /tls.passphrase: is missing/],
    [{ pkcs12: "alice.p12", passphrase: "hunter22" }, /tls.passphrase: does not open/],
    [{ pkcs12: "alice.p12", passphrase: "hunter2", cert: "alice.pem" }, /tls.pkcs12: stands beside/],
    [{ pkcs12: "store.jks", passphrase: "hunter2" }, /tls.pkcs12: is a Java key store/],
    [{ pkcs12: "ca.pem" }, /tls.key: holds no PEM block "BEGIN PRIVATE KEY"/],
    [{ pkcs12: "empty" }, /tls.pkcs12: is no PKCS#12 file/],
    [{ ca: "." }, /tls.ca: names a file that cannot be used: that is a folder/],
  ];
  for (const [tls, expected] of cases) {
    const text = refused(cluster(folder, tls)).join("\n");
    assert.match(text, expected, JSON.stringify(Object.keys(tls)));
    assert.doesNotMatch(text, /hunter2|MII/);
  }
});

test("tls false is none, true is the system's CAs", (t) => {
  const folder = testFolder(t);
  const tls = (value: string) => {
    folder.write("wheelhouse.yaml", `clusters: [{ id: a, bootstrap: "b:1", tls: ${value} }]`);
    return loaded(folder).clusters[0]?.tls;
  };
  assert.equal(tls("false"), null);
  assert.equal(tls("true")?.ca, null);
  assert.equal(tls("true")?.verify, true);
});

test("variables: any KAFKA_SSL_… means TLS, false beside them wins", (t) => {
  const folder = written(t);
  assert.ok(loaded(folder, { KAFKA_BROKERS: "b:1", KAFKA_SSL_CA: "ca.pem" }).clusters[0]?.tls?.ca);
  assert.ok(
    loaded(folder, { KAFKA_BROKERS: "b:1", KAFKA_SSL_CA: "ca.pem", KAFKA_SSL_ENABLED: "true" }).clusters[0]?.tls?.ca,
  );
  assert.equal(
    loaded(folder, { KAFKA_BROKERS: "b:1", KAFKA_SSL_CA: "ca.pem", KAFKA_SSL_ENABLED: "false" }).clusters[0]?.tls,
    null,
  );
});
