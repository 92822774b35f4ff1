import assert from "node:assert/strict";
import { test } from "node:test";
import { testCertificate, testStore } from "./test-certificates.ts";
import { loaded, refused, testFolder, type TestFolder } from "./test-folder.ts";

const user = testCertificate("user");
const plain = "org.apache.kafka.common.security.plain.PlainLoginModule";
const scram = "org.apache.kafka.common.security.scram.ScramLoginModule";
const oauth = "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule";

function withProperties(folder: TestFolder, lines: string[], extra = ""): TestFolder {
  folder.write("conf/client.properties", lines.join("\n"));
  folder.write("wheelhouse.yaml", `clusters:\n  - id: a\n    properties: ./conf/client.properties\n${extra}`);
  return folder;
}

test("Confluent Cloud", (t) => {
  const { clusters, warnings } = loaded(
    withProperties(testFolder(t), [
      "# Required connection configs for Kafka producer, consumer, and admin",
      "bootstrap.servers=pkc-1.eu-central-1.example:9092",
      "security.protocol=SASL_SSL",
      `sasl.jaas.config=${plain} required username='KEY' password='SEC/RET+';`,
      "sasl.mechanism=PLAIN",
      "client.dns.lookup=use_all_dns_ips",
      "acks=all",
      "schema.registry.url=https://psrc-1.example",
      "basic.auth.credentials.source=USER_INFO",
      "basic.auth.user.info=SRKEY:SRSECRET",
    ]),
  );
  assert.deepEqual(clusters[0]?.bootstrap, [{ host: "pkc-1.eu-central-1.example", port: 9092 }]);
  assert.deepEqual(clusters[0]?.sasl, { mechanism: "PLAIN", username: "KEY", password: "SEC/RET+" });
  assert.equal(clusters[0]?.tls?.ca, null);
  assert.deepEqual(clusters[0]?.schemaRegistry, {
    name: "Schema registry",
    url: "https://psrc-1.example",
    auth: { kind: "basic", username: "SRKEY", password: "SRSECRET" },
    tls: null,
  });
  assert.deepEqual(warnings, [
    {
      file: "./conf/client.properties",
      line: 6,
      key: "",
      reason: "ignored, since they have no meaning for a console: client.dns.lookup, acks",
    },
  ]);
});

test("Aiven: PEM and PKCS#12 stores beside the file, SCRAM", (t) => {
  const folder = testFolder(t);
  folder.write("conf/ca.pem", user.cert);
  folder.write("conf/client.keystore.p12", testStore(user, "changeit"));
  const mutual = [
    "bootstrap.servers=k:1",
    "security.protocol=SSL",
    "ssl.keystore.type=PKCS12",
    "ssl.keystore.location=client.keystore.p12",
  ];
  const [tls] = loaded(
    withProperties(folder, [
      ...mutual,
      "ssl.keystore.password=changeit",
      "ssl.key.password=changeit",
      "ssl.truststore.type=PEM",
      "ssl.truststore.location=ca.pem",
    ]),
  ).clusters;
  assert.ok(tls?.tls?.pfx && tls.tls.ca);
  assert.equal(tls.sasl, null);
  const [login] = loaded(
    withProperties(folder, [
      "bootstrap.servers=k:1",
      "security.protocol=SASL_SSL",
      "sasl.mechanism=SCRAM-SHA-256",
      "sasl.jaas.config=\\",
      `  ${scram} required \\`,
      '  username="avnadmin" \\',
      '  password="x\\\\"y";',
      "ssl.endpoint.identification.algorithm=https",
    ]),
  ).clusters;
  assert.deepEqual(login?.sasl, { mechanism: "SCRAM-SHA-256", username: "avnadmin", password: 'x"y' });
});

test("PEM inside the properties (KIP-651), lines joined by backslashes", (t) => {
  const pem = (text: string) => text.trim().replace(/\r?\n/g, " \\\n");
  const [cluster] = loaded(
    withProperties(testFolder(t), [
      "bootstrap.servers=k:1",
      "security.protocol=SSL",
      "ssl.keystore.type=PEM",
      `ssl.keystore.certificate.chain=${pem(user.cert)}`,
      `ssl.keystore.key=${pem(user.key)}`,
      "ssl.truststore.type=PEM",
      `ssl.truststore.certificates=${pem(user.cert)}`,
    ]),
  ).clusters;
  assert.ok(cluster?.tls?.cert && cluster.tls.key && cluster.tls.ca);
});

test("a PEM key store is key and certificates in one file", (t) => {
  const folder = testFolder(t);
  folder.write("conf/user.pem", user.key + user.cert);
  const [cluster] = loaded(
    withProperties(folder, [
      "bootstrap.servers=k:1",
      "security.protocol=SSL",
      "ssl.keystore.type=PEM",
      "ssl.keystore.location=user.pem",
    ]),
  ).clusters;
  assert.ok(cluster?.tls?.cert && cluster.tls.key && cluster.tls.pfx === null);
});

test("OAUTHBEARER client credentials with extensions", (t) => {
  const [cluster] = loaded(
    withProperties(testFolder(t), [
      "bootstrap.servers=k:1",
      "security.protocol=SASL_SSL",
      "sasl.mechanism=OAUTHBEARER",
      "sasl.oauthbearer.token.endpoint.url=https://idp.example/token",
      "sasl.login.callback.handler.class=org.apache.kafka.common.security.oauthbearer.secured.OAuthBearerLoginCallbackHandler",
      `sasl.jaas.config=${oauth} required clientId="id" clientSecret="secret" scope="s" extension_logicalCluster="lkc-1";`,
    ]),
  ).clusters;
  assert.deepEqual(cluster?.sasl, {
    mechanism: "OAUTHBEARER",
    tokenEndpoint: "https://idp.example/token",
    clientId: "id",
    clientSecret: "secret",
    scope: "s",
    extensions: { logicalCluster: "lkc-1" },
  });
});

test("keys of wheelhouse.yaml win over the properties; references work in both", (t) => {
  const folder = withProperties(
    testFolder(t),
    [
      "bootstrap.servers=k:1",
      "security.protocol=SASL_SSL",
      "sasl.mechanism=PLAIN",
      "sasl.username=u",
      "sasl.password=${env:PW}",
      "ssl.endpoint.identification.algorithm=https",
    ],
    "    sasl: { username: other }\n    tls: { servername: n }\n    bootstrap: x:2\n",
  );
  const [cluster] = loaded(folder, { PW: "pw" }).clusters;
  assert.deepEqual(cluster?.sasl, { mechanism: "PLAIN", username: "other", password: "pw" });
  assert.equal(cluster?.tls?.servername, "n");
  assert.deepEqual(cluster?.bootstrap, [{ host: "x", port: 2 }]);
});

test("what cannot be done is named with its replacement, at its line", (t) => {
  const folder = testFolder(t);
  folder.write("conf/store.jks", Buffer.concat([Buffer.from("feedfeed", "hex"), Buffer.alloc(30)]));
  const start = ["bootstrap.servers=k:1", "security.protocol=SASL_SSL"];
  const cases: [string[], RegExp][] = [
    [[...start, "sasl.mechanism=GSSAPI"], /:3  sasl.mechanism: is Kerberos.*SCRAM-SHA-512/],
    [
      [...start, `sasl.jaas.config=${plain} required username="u" password="hunter2";`],
      /:3  sasl.jaas.config: needs sasl.mechanism/,
    ],
    [
      [
        ...start,
        "sasl.mechanism=AWS_MSK_IAM",
        "sasl.jaas.config=software.amazon.msk.auth.iam.IAMLoginModule required;",
      ],
      /:3  sasl.mechanism: is AWS IAM.*SCRAM-SHA-512/,
    ],
    [
      [
        ...start,
        "sasl.mechanism=OAUTHBEARER",
        "sasl.login.callback.handler.class=software.amazon.msk.auth.iam.IAMOAuthBearerLoginCallbackHandler",
      ],
      /:4  sasl.login.callback.handler.class: is AWS IAM/,
    ],
    [
      [
        ...start,
        "sasl.mechanism=OAUTHBEARER",
        "sasl.login.callback.handler.class=io.strimzi.kafka.oauth.client.JaasClientOauthLoginCallbackHandler",
      ],
      /:4  .*a class of your own.*tokenEndpoint/,
    ],
    [
      [...start, "sasl.mechanism=PLAIN", 'sasl.jaas.config=com.example.Login required password="hunter2";'],
      /:4  sasl.jaas.config: names a login module that is not known/,
    ],
    [
      [...start, "sasl.mechanism=SCRAM-SHA-512", `sasl.jaas.config=${plain} required username="u" password="hunter2";`],
      /:4  .*login module for PLAIN/,
    ],
    [
      [...start, "sasl.mechanism=PLAIN", `sasl.jaas.config=${plain} required username="u" password="hunter2"`],
      /:4  sasl.jaas.config: must end with a semicolon/,
    ],
    [
      [...start, "sasl.mechanism=PLAIN", `sasl.jaas.config=${plain} required username="hunter2";`],
      /sasl.password: is missing; PLAIN needs it/,
    ],
    [
      [
        "bootstrap.servers=k:1",
        "security.protocol=SSL",
        "ssl.truststore.location=store.jks",
        "ssl.truststore.password=hunter2",
      ],
      /:3  ssl.truststore.location: is a Java key store \(JKS\).*keytool/,
    ],
    [
      ["bootstrap.servers=k:1", "security.protocol=SSL", "ssl.endpoint.identification.algorithm="],
      /:3  ssl.endpoint.identification.algorithm: is empty/,
    ],
    [["bootstrap.servers=k:1", "security.protocol=TLS"], /:2  security.protocol: must be one of/],
    [["bootstrap.servers=k:1", "sasl.mechanism=PLAIN"], /:2  sasl.mechanism: has no effect without security.protocol/],
    [["bootstrap.servers=hunter2", "x=\\u00g"], /:1  bootstrap.servers: must be host:port[^]*:2 {2}a backslash and u/],
    [["security.protocol=PLAINTEXT"], /wheelhouse.yaml:2  clusters\[0\].bootstrap: is missing/],
    [
      ["bootstrap.servers=k:1", "schema.registry.url=http://sr", "basic.auth.user.info=hunter2"],
      /:3  basic.auth.user.info: must be written as key:secret/,
    ],
    [["bootstrap.servers=${env:NOPE}"], /:1  bootstrap.servers: refers to the environment variable NOPE/],
  ];
  for (const [lines, expected] of cases) {
    const text = refused(withProperties(folder, lines)).join("\n");
    assert.match(text, expected);
    assert.doesNotMatch(text, /hunter2/);
  }
});

test("what the protocol does not use is ignored, as Java does", (t) => {
  const { clusters, warnings } = loaded(
    withProperties(testFolder(t), [
      "bootstrap.servers=k:1",
      "security.protocol=PLAINTEXT",
      "ssl.truststore.location=none.jks",
      "sasl.mechanism=GSSAPI",
    ]),
  );
  assert.equal(clusters[0]?.tls, null);
  assert.equal(clusters[0]?.sasl, null);
  assert.match(warnings[0]?.reason ?? "", /ssl.truststore.location/);
});

test("registry: login of the cluster, static bearer token", (t) => {
  const folder = testFolder(t);
  const start = [
    "bootstrap.servers=k:1",
    "security.protocol=SASL_SSL",
    "sasl.mechanism=PLAIN",
    "sasl.username=u",
    "sasl.password=p",
    "schema.registry.url=https://sr",
  ];
  const auth = (lines: string[]) =>
    loaded(withProperties(folder, [...start, ...lines])).clusters[0]?.schemaRegistry?.auth;
  assert.deepEqual(auth(["basic.auth.credentials.source=SASL_INHERIT"]), {
    kind: "basic",
    username: "u",
    password: "p",
  });
  assert.deepEqual(auth(["bearer.auth.credentials.source=STATIC_TOKEN", "bearer.auth.token=t"]), {
    kind: "bearer",
    token: "t",
  });
});

test("a properties file that is not there", (t) => {
  const folder = testFolder(t);
  folder.write("wheelhouse.yaml", "clusters:\n  - id: a\n    properties: nope.properties\n");
  assert.match(
    refused(folder).join("\n"),
    /wheelhouse.yaml:3  clusters\[0\].properties: names a file that cannot be used/,
  );
  assert.match(
    refused(testFolder(t), { KAFKA_PROPERTIES: "nope.properties" }).join("\n"),
    /environment  KAFKA_PROPERTIES: names a file/,
  );
});

test("an empty identification algorithm is settled by the configuration", (t) => {
  const lines = ["bootstrap.servers=k:1", "security.protocol=SSL", "ssl.endpoint.identification.algorithm="];
  const { clusters } = loaded(withProperties(testFolder(t), lines, "    tls: { verify: false }\n"));
  assert.equal(clusters[0]?.tls?.verify, false);
});
