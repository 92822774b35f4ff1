import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { clusterFromEnv, knownVariables } from "./env.ts";
import { loadConfig } from "./load.ts";
import { schemaKeys } from "./schema-keys.ts";
import { loaded, refused, testFolder } from "./test-folder.ts";

/** Asserts one line per expected text, in this order, each containing its text. */
function matches(lines: string[], expected: string[]): void {
  assert.equal(lines.length, expected.length, lines.join("\n"));
  for (const [index, text] of expected.entries())
    assert.ok(lines[index]?.includes(text), `${lines[index]}\nlacks ${text}`);
}

test("nothing configured: no cluster, the console's defaults", (t) => {
  const folder = testFolder(t);
  const config = loaded(folder);
  assert.deepEqual(config.clusters, []);
  assert.deepEqual(config.server, {
    host: "127.0.0.1",
    port: 9021,
    password: null,
    token: null,
    allowedHosts: [],
    dataDir: join(folder.path, ".wheelhouse", "console"),
    keepSearchesHours: 24,
    logLevel: "info",
  });
  assert.deepEqual(config.files, [join(folder.path, "wheelhouse.yaml")]);
});

test("one cluster from the environment", (t) => {
  const [cluster] = loaded(testFolder(t), {
    KAFKA_BROKERS: "b1:9092,[::1]:9093",
    KAFKA_SASL_MECHANISM: "SCRAM-SHA-512",
    KAFKA_SASL_USERNAME: "alice",
    KAFKA_SASL_PASSWORD: "p,a=ss",
    KAFKA_SSL_ENABLED: "true",
    KAFKA_SSL_SERVERNAME: "kafka.internal",
    SCHEMA_REGISTRY_URL: "https://sr:8081/",
    SCHEMA_REGISTRY_API_KEY: "k",
    SCHEMA_REGISTRY_API_SECRET: "s",
    CONNECT_URL: "http://connect:8083",
    CONNECT_TOKEN: "t",
    READ_ONLY: "true",
    KAFKA_ENVIRONMENT: "staging",
    KAFKA_CLUSTER_NAME: "Main",
    KAFKA_CLUSTER_ID: "",
  }).clusters;
  assert.deepEqual(cluster, {
    id: "kafka",
    name: "Main",
    environment: "staging",
    readOnly: true,
    embedded: false,
    bootstrap: [
      { host: "b1", port: 9092 },
      { host: "::1", port: 9093 },
    ],
    tls: { ca: null, cert: null, key: null, pfx: null, passphrase: null, servername: "kafka.internal", verify: true },
    sasl: { mechanism: "SCRAM-SHA-512", username: "alice", password: "p,a=ss" },
    schemaRegistry: {
      name: "Schema registry",
      url: "https://sr:8081",
      auth: { kind: "basic", username: "k", password: "s" },
      tls: null,
    },
    connect: [{ name: "Connect", url: "http://connect:8083", auth: { kind: "bearer", token: "t" }, tls: null }],
  });
});

test("client credentials from the environment", (t) => {
  const [cluster] = loaded(testFolder(t), {
    KAFKA_BROKERS: "b:9092",
    KAFKA_SASL_MECHANISM: "OAUTHBEARER",
    KAFKA_SASL_TOKEN_ENDPOINT: "https://idp/token",
    KAFKA_SASL_CLIENT_ID: "id",
    KAFKA_SASL_CLIENT_SECRET: "secret",
    KAFKA_SASL_EXTENSIONS: "logicalCluster=lkc-1, identityPoolId=pool-2",
  }).clusters;
  assert.deepEqual(cluster?.sasl, {
    mechanism: "OAUTHBEARER",
    tokenEndpoint: "https://idp/token",
    clientId: "id",
    clientSecret: "secret",
    scope: null,
    extensions: { logicalCluster: "lkc-1", identityPoolId: "pool-2" },
  });
});

test("faults of the environment name the variable", (t) => {
  matches(
    refused(testFolder(t), {
      KAFKA_BROKERS: "kafka://b:9092",
      READ_ONLY: "yes",
      KAFKA_SASL_MECHANISM: "PLAIN",
      KAFKA_SASL_USERNAME: "u",
      WHEELHOUSE_PORT: "http",
      PORT: "80",
    }),
    [
      "environment  WHEELHOUSE_PORT: must be a whole number",
      "environment  READ_ONLY: must be true or false",
      "environment  KAFKA_BROKERS: must be host:port (without a scheme in front)",
      "environment  KAFKA_SASL_PASSWORD: is missing; PLAIN needs it",
    ],
  );
});

test("variables of a cluster without KAFKA_BROKERS are refused, not ignored", (t) => {
  matches(refused(testFolder(t), { READ_ONLY: "true", CONNECT_URL: "http://c" }), [
    "READ_ONLY: belongs to",
    "CONNECT_URL: belongs to",
  ]);
});

test("a misspelt variable is named in a warning", (t) => {
  const { warnings } = loaded(testFolder(t), { WHEELHOUSE_PASWORD: "hunter2", KAFKA_HEAP_OPTS: "-Xmx1g" });
  assert.deepEqual(warnings, [
    {
      file: "environment",
      line: null,
      key: "WHEELHOUSE_PASWORD",
      reason: "has no meaning. Did you mean WHEELHOUSE_PASSWORD?",
    },
  ]);
});

test("the file: several clusters, references, console settings; variables win", (t) => {
  const folder = testFolder(t);
  folder.write("secrets/password", "from file\n");
  folder.write(
    "conf/kafka.yaml",
    `
console: { port: 8000, home: ./home, allowedHosts: [Kafka.Example.org], password: "\${env:PW}" }
clusters:
  - id: prod
    environment: production
    bootstrap: [b1:9092, "b2:9092"]
    tls: true
    sasl: { mechanism: PLAIN, username: u, password: "\${file:../secrets/password}" }
    connect:
      - { name: a, url: "http://a:8083" }
      - { url: "http://b:8083" }
  - id: dev
    name: Development
    bootstrap: 127.0.0.1:9092, localhost:9093
    readOnly: true
    sasl: { mechanism: PLAIN, username: u, password: "$\${env:PW}" }
`,
  );
  const env = { WHEELHOUSE_CONFIG: "conf/kafka.yaml", PW: "pw", WHEELHOUSE_PORT: "9999", KAFKA_BROKERS: "x:1" };
  const { clusters, server, files, warnings } = loaded(folder, env);
  assert.deepEqual(
    clusters.map(({ id, name, readOnly }) => [id, name, readOnly]),
    [
      ["prod", "prod", false],
      ["dev", "Development", true],
      ["kafka", "kafka", false],
    ],
  );
  assert.deepEqual(
    clusters.map(({ sasl }) => sasl && "password" in sasl && sasl.password),
    ["from file", "${env:PW}", null],
  );
  assert.deepEqual(
    clusters[0]?.connect.map(({ name }) => name),
    ["a", "Connect 2"],
  );
  assert.deepEqual(clusters[1]?.bootstrap.length, 2);
  assert.equal(server.port, 9999);
  assert.equal(server.password, "pw");
  assert.equal(server.dataDir, join(folder.path, "conf", "home", "console"));
  assert.deepEqual(server.allowedHosts, ["kafka.example.org"]);
  assert.deepEqual(files, [join(folder.path, "conf", "kafka.yaml"), join(folder.path, "secrets", "password")]);
  assert.deepEqual(warnings, []);
});

test("all faults at once, with line, key and reason, and no secret in any", (t) => {
  const folder = testFolder(t);
  folder.write(
    "wheelhouse.yaml",
    `console:
  port: 99999
  pasword: hunter2
clusters:
  - id: prod
    environment: prod
    bootstrap: "b1:9092, hunter2"
    tls: { ca: ./hunter2.pem, key: hunter2 }
    sasl: { mechanism: PLAIN, username: u, password:hunter2 }
  - id: prod
    bootstrap: ["[::1]:9092", "::1:9092", "b:0"]
    bootsrap: x
    schemaRegistry: { url: "https://u:hunter2@sr", username: "\${env:NOPE}", password: "\${file:nope}" }
    connect: [{ url: "http://169.254.169.254/latest", token: hunter2, password: hunter2 }]
  - bootstrap: []
    readOnly: yes
    name: 12
    sasl: { mechanism: SCRAM, password: hunter2 }
  - id: ../x
    bootstrap: b:1
    sasl: { mechanism: OAUTHBEARER, username: u, tokenEndpoint: "ftp://x", clientId: c, extensions: { auth: x } }
`,
  );
  const lines = refused(folder);
  matches(lines, [
    "wheelhouse.yaml:2  console.port: must be at most 65535",
    "wheelhouse.yaml:3  console.pasword: is unknown. Did you mean password?",
    "wheelhouse.yaml:6  clusters[0].environment: must be one of production, staging, development",
    "wheelhouse.yaml:7  clusters[0].bootstrap[1]: must be host:port (its port is missing)",
    "wheelhouse.yaml:8  clusters[0].tls.ca: names a file that cannot be used: there is no such file",
    "wheelhouse.yaml:8  clusters[0].tls.key: names a file that cannot be used: there is no such file",
    "wheelhouse.yaml:8  clusters[0].tls.cert: is missing",
    "wheelhouse.yaml:9  clusters[0].sasl.(a key): is unknown. A space belongs after the colon",
    "wheelhouse.yaml:9  clusters[0].sasl.password: is missing; PLAIN needs it",
    "wheelhouse.yaml:10  clusters[1].id: is the id of an earlier cluster too",
    "wheelhouse.yaml:11  clusters[1].bootstrap[1]: must be host:port",
    "wheelhouse.yaml:11  clusters[1].bootstrap[2]: must be host:port",
    "wheelhouse.yaml:12  clusters[1].bootsrap: is unknown. Did you mean bootstrap?",
    "wheelhouse.yaml:13  clusters[1].schemaRegistry.username: refers to the environment variable NOPE, which is not set",
    "wheelhouse.yaml:13  clusters[1].schemaRegistry.password: refers to the file nope: there is no such file",
    "wheelhouse.yaml:13  clusters[1].schemaRegistry.url: must not hold user and password",
    "wheelhouse.yaml:14  clusters[1].connect[0].url: points to a link-local address",
    "wheelhouse.yaml:14  clusters[1].connect[0].token: stands beside username or password",
    "wheelhouse.yaml:15  clusters[2].id: is missing",
    "wheelhouse.yaml:15  clusters[2].bootstrap: must not be empty",
    "wheelhouse.yaml:16  clusters[2].readOnly: must be true or false",
    "wheelhouse.yaml:17  clusters[2].name: must be text; put it in quotes",
    "wheelhouse.yaml:18  clusters[2].sasl.mechanism: must be one of PLAIN",
    "wheelhouse.yaml:19  clusters[3].id: may hold letters",
    "wheelhouse.yaml:21  clusters[3].sasl.clientSecret: is missing; OAUTHBEARER needs it",
    "wheelhouse.yaml:21  clusters[3].sasl.username: has no meaning with OAUTHBEARER",
    "wheelhouse.yaml:21  clusters[3].sasl.tokenEndpoint: must be an address",
    "wheelhouse.yaml:21  clusters[3].sasl.extensions: may have names of letters only",
  ]);
  assert.doesNotMatch(lines.join("\n"), /hunter2/);
});

test("yaml that cannot be read is told with its line, without its text", (t) => {
  const folder = testFolder(t);
  const cases: [string, RegExp][] = [
    ["console:\n  password: *hunter2\n", /^wheelhouse.yaml:2  password: is an alias/],
    ["console:\n  password: !hunter2 x\n", /:2  password: begins with !/],
    ['console:\n  password: "hunter2\n', /:\d  .*(quote|read)/],
    ['console:\n  password: "\\hunter2"\n', /:2  password: holds an unknown escape/],
    ["console:\n\tpassword: hunter2\n", /:2  .*tab/],
    ["console:\n  password:hunter2\n  port: 1\n", /:\d  .*colon/],
    ["console:\n  port: 1\n  port: 2\n", /:3  port: stands twice/],
    ["- hunter2\n", /:1  must hold keys/],
    ["hunter2", /:1  must hold keys/],
    ["console: hunter2", /:1  console: must hold keys/],
    ["clusters: hunter2", /:1  clusters: must be a list/],
    ["clusters: [hunter2]", /:1  clusters\[0\]: must hold keys/],
    ["clustres: []", /:1  clustres: is unknown. Did you mean clusters\?/],
    ["a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b,*b]\nd: &d [*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d]\n", /too many aliases/],
  ];
  for (const [text, expected] of cases) {
    folder.write("wheelhouse.yaml", text);
    const lines = refused(folder).join("\n");
    assert.match(lines, expected, text);
    assert.doesNotMatch(lines, /hunter2/, text);
  }
});

test("an empty file is right; one named but absent is not", (t) => {
  const folder = testFolder(t);
  folder.write("wheelhouse.yaml", "# nothing yet\n");
  assert.deepEqual(loaded(folder).clusters, []);
  matches(refused(folder, { WHEELHOUSE_CONFIG: "other.yaml" }), [
    "other.yaml  WHEELHOUSE_CONFIG: names a file that cannot be used: there is no such file",
  ]);
  matches(refused(folder, { WHEELHOUSE_CONFIG: "." }), [
    "WHEELHOUSE_CONFIG: names a file that cannot be used: that is a folder",
  ]);
});

test("PLAIN without TLS is a warning on production only", (t) => {
  const env = {
    KAFKA_BROKERS: "b:1",
    KAFKA_SASL_MECHANISM: "PLAIN",
    KAFKA_SASL_USERNAME: "u",
    KAFKA_SASL_PASSWORD: "hunter2",
  };
  assert.deepEqual(loaded(testFolder(t), env).warnings, []);
  const [warning, ...others] = loaded(testFolder(t), { ...env, KAFKA_ENVIRONMENT: "production" }).warnings;
  assert.deepEqual([warning?.key, others], ["KAFKA_SASL_MECHANISM", []]);
  assert.doesNotMatch(JSON.stringify(warning), /hunter2/);
});

test("every variable sets a key that the schema knows", () => {
  for (const { key } of knownVariables) assert.ok(key === null || schemaKeys.includes(key), key ?? "");
  const env = Object.fromEntries(knownVariables.map(({ name }) => [name, "x"]));
  const named = knownVariables.filter(({ key }) => key?.startsWith("clusters[].")).length;
  assert.equal(clusterFromEnv(env).names.length, named);
});

test("a broken console does not hide broken clusters", (t) => {
  const result = loadConfig({ cwd: testFolder(t).path, env: { WHEELHOUSE_HOST: "http://x", KAFKA_BROKERS: "b" } });
  assert.ok("errors" in result);
  assert.deepEqual(
    result.errors.map(({ key }) => key),
    ["WHEELHOUSE_HOST", "KAFKA_BROKERS"],
  );
});
