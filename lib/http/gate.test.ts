import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { openSession } from "#lib/auth/session.ts";
import { problem } from "#lib/contracts/problem.ts";
import { listAudit } from "#lib/store/audit-log.ts";
import { testConsole } from "../../scripts/testing/console.ts";
import { gate } from "./gate.ts";
import { isAllowedHost, refusalToListen } from "./hosts.ts";
import { contentSecurityPolicy } from "./page-headers.ts";
import { isSecure, markRequest } from "./peer.ts";

let testing: Disposable;
beforeEach(() => (testing = testConsole()));
afterEach(() => testing[Symbol.dispose]());
const restart = (server: Parameters<typeof testConsole>[0]) => {
  testing[Symbol.dispose]();
  testing = testConsole(server);
};

const direct = { host: "localhost:9021", "x-wheelhouse-forwarded": "no", "x-wheelhouse-peer": "127.0.0.1" };
const ask = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  gate(new Request(`http://localhost:9021${path}`, { method, headers: { ...direct, ...headers } }));

test("lets this machine's browser through", async () => {
  for (const path of ["/", "/clusters/open/topics", "/api/clusters", "/api/jobs/events", "/no/such/page", "/metrics"]) {
    assert.equal(await ask(path, { "sec-fetch-site": "same-origin" }), null, path);
  }
  assert.equal(await ask("/api/session", { origin: "http://localhost:9021" }, "POST"), null);
  assert.equal(await ask("/api/clusters", { "sec-fetch-site": "none" }), null, "typed into the address bar");
});

test("under /api an address or a method that no contract names is a problem", async () => {
  const unknown = await ask("/api/nope");
  assert.equal(unknown?.status, 404);
  assert.equal(problem.parse(await unknown?.json()).code, "not-found");
  for (const path of ["/api", "/api/clusters/open/topics/a/b/c", "/api/openapi"])
    assert.equal((await ask(path))?.status, 404, path);
  const wrong = await ask("/api/clusters/open/topics", {}, "PUT");
  assert.deepEqual([wrong?.status, wrong?.headers.get("allow")], [405, "GET, POST"]);
  const told = problem.parse(await wrong?.json());
  assert.deepEqual(
    [told.code, told.detail],
    ["method-not-allowed", "PUT is not served at this address; it takes GET, POST."],
  );
  for (const method of ["HEAD", "OPTIONS"]) assert.equal(await ask("/api/clusters", {}, method), null, method);
  assert.equal((await ask("/api/jobs/x/cancel", {}, "HEAD"))?.status, 405);
  assert.equal(await ask("/api/clusters/open/topics/plan"), null, "a topic of this name");
  assert.equal(await ask("/no/such/page", {}, "DELETE"), null, "pages are not its business");
});

test("refuses a foreign Host on pages, files, the API, streams and paths that do not exist", async () => {
  const paths = ["/", "/clusters/x", "/api/clusters", "/api/jobs/events", "/no/such", "/_next/static/x.js", "/healthz"];
  for (const path of paths) {
    for (const host of [
      "evil.example",
      "evil.example:9021",
      "localhost.evil.example:9021",
      "localhost:9022",
      "localhost",
      "",
    ]) {
      assert.equal((await ask(path, { host }))?.status, 403, `${host}${path}`);
    }
  }
  const page = await ask("/", { host: "evil.example" });
  assert.match((await page?.text()) ?? "", /http:\/\/localhost:9021.*WHEELHOUSE_ALLOWED_HOSTS/);
  const found = problem.parse(await (await ask("/api/x", { host: "evil.example" }))?.json());
  assert.equal(found.code, "forbidden");
});

test("knows its names", () => {
  for (const host of ["localhost:9021", "LOCALHOST:9021", "127.0.0.1:9021", "[::1]:9021"])
    assert.ok(isAllowedHost(host), host);
  for (const host of [
    "localhost.:9021",
    "user@localhost:9021",
    "localhost:9021/x",
    "127.0.0.1.nip.example:9021",
    "[::2]:9021",
    null,
  ]) {
    assert.ok(!isAllowedHost(host), String(host));
  }
  restart({ password: "p", host: "10.0.0.5", allowedHosts: ["Kafka.example", "localhost:8080"] });
  for (const host of ["kafka.example", "kafka.example:443", "localhost:8080", "10.0.0.5:9021"])
    assert.ok(isAllowedHost(host), host);
  for (const host of ["x.kafka.example", "localhost:8081", "10.0.0.5:80"]) assert.ok(!isAllowedHost(host), host);
});

test("refuses other sites on all of the API, reading included, but not links to pages", async () => {
  const foreign: Record<string, string>[] = [
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "http://localhost:3000" },
    { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
    { origin: "null" },
  ];
  for (const headers of foreign) {
    for (const path of ["/api/clusters", "/api/jobs/events", "/api/openapi.json", "/api/no-such", "/metrics"]) {
      assert.equal((await ask(path, headers))?.status, 403, `${JSON.stringify(headers)} ${path}`);
    }
    assert.equal((await ask("/api/session", headers, "POST"))?.status, 403);
  }
  assert.equal(await ask("/clusters/open/topics", { "sec-fetch-site": "cross-site" }), null);
});

test("explains an address that cannot be decoded", async () => {
  for (const path of ["/clusters/%zz", "/clusters/%ff", "/api/%"]) assert.equal((await ask(path))?.status, 400, path);
  for (const path of ["/clusters/%2F", "/clusters/%25zz", "/clusters/%C3%BC"])
    assert.equal(await ask(path), null, path);
});

test("refuses forwarded requests, and such that nothing marked, unless a login is configured", async () => {
  assert.equal((await ask("/", { "x-wheelhouse-forwarded": "yes" }))?.status, 403);
  const unmarked = new Request("http://localhost:9021/", { headers: { host: "localhost:9021" } });
  const refused = await gate(unmarked);
  assert.equal(refused?.status, 403);
  assert.match((await refused?.text()) ?? "", /no login is configured.*WHEELHOUSE_PASSWORD/);
  restart({ password: "p" });
  assert.equal((await ask("/", { "x-wheelhouse-forwarded": "yes" }))?.status, 307);
});

test("marks forwarded requests whatever the sender claims", () => {
  const socket: Parameters<typeof markRequest>[0]["socket"] = Object.assign(Object.create(null), {
    remoteAddress: "::1",
  });
  for (const name of ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-anything"]) {
    const headers: Record<string, string> = {
      [name]: "1",
      "x-wheelhouse-forwarded": "no",
      "x-wheelhouse-peer": "9.9.9.9",
    };
    markRequest({ headers, socket });
    assert.deepEqual([headers["x-wheelhouse-forwarded"], headers["x-wheelhouse-peer"]], ["yes", "::1"], name);
  }
  assert.ok(isSecure(new Headers({ "x-forwarded-proto": "https" })));
});

test("asks for a session where one is required", async () => {
  restart({ password: "p", token: "t0ken" });
  const page = await ask("/clusters/open/topics?q=a%20b");
  assert.equal(page?.status, 307);
  assert.equal(
    page.headers.get("location"),
    "http://localhost:9021/sign-in?next=%2Fclusters%2Fopen%2Ftopics%3Fq%3Da%2520b",
  );
  for (const path of ["/api/clusters", "/api/jobs/events", "/api/openapi.json", "/metrics", "/api/no-such"]) {
    assert.equal((await ask(path))?.status, 401, path);
  }
  assert.deepEqual(
    listAudit({ limit: 9 }).entries.map(({ action }) => action),
    ["unknown", "unknown", "unknown", "jobs.watch", "clusters.list"],
  );
  for (const path of ["/sign-in", "/api/session", "/healthz", "/readyz", "/_next/static/a.js"])
    assert.equal(await ask(path), null, path);
  for (const path of ["/sign-in/x", "/api/sessions", "/_next/image", "/x/healthz"])
    assert.notEqual(await ask(path), null, path);
  const cookie = (await openSession({ name: "owner", role: "owner" }, false)).split(";")[0] ?? "";
  const signedIn: Record<string, string>[] = [{ cookie }, { authorization: "Bearer t0ken" }];
  for (const headers of signedIn) assert.equal(await ask("/api/clusters", headers), null);
  assert.equal((await ask("/api/clusters", { authorization: "Bearer p" }))?.status, 401, "the password is no token");
});

test("strangers cannot flush the audit log", async () => {
  restart({ password: "p" });
  for (let n = 0; n < 80; n++) await ask("/api/clusters");
  assert.equal(listAudit({ limit: 500 }).entries.length, 60);
});

test("listens beyond this machine only with a login", () => {
  for (const host of ["127.0.0.1", "127.1.2.3", "localhost", "::1", "[::1]"])
    assert.equal(refusalToListen(host, false), null, host);
  for (const host of ["0.0.0.0", "::", "10.0.0.5", "example.org", "127.0.0.1.example.org"]) {
    assert.match(refusalToListen(host, false) ?? "", /no login is configured.*WHEELHOUSE_PASSWORD/, host);
    assert.equal(refusalToListen(host, true), null);
  }
});

test("the policy lets only nonced scripts run", () => {
  const policy = contentSecurityPolicy("abc", false);
  assert.match(policy, /script-src 'self' 'nonce-abc' 'strict-dynamic';/);
  assert.ok(!policy.includes("unsafe-eval"));
  assert.match(contentSecurityPolicy("abc", true), /'unsafe-eval'/);
});
