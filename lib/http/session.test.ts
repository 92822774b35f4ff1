import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { SignJWT } from "jose";
import { sessionKey } from "#lib/auth/session-key.ts";
import { openSession, sameSecret, userOf } from "#lib/auth/session.ts";
import { problem } from "#lib/contracts/problem.ts";
import { session } from "#lib/contracts/session.ts";
import { listAudit } from "#lib/store/audit-log.ts";
import { testConsole, useStore } from "../../scripts/testing/console.ts";
import { route } from "./route.ts";
import { readSession, signIn, signOut } from "./session.ts";

const forget = (key: string) => Reflect.deleteProperty(globalThis, Symbol.for(key));
let testing: ReturnType<typeof testConsole>;
beforeEach(() => {
  forget("wheelhouse.session-key");
  testing = testConsole({ password: "correct horse", token: "t0ken" });
});
afterEach(() => testing[Symbol.dispose]());

const routes = {
  GET: route(session.read, readSession),
  POST: route(session.signIn, signIn),
  DELETE: route(session.signOut, signOut),
};
function call(method: "GET" | "POST" | "DELETE", headers: Record<string, string> = {}, secret?: string) {
  const content = secret === undefined ? {} : { body: JSON.stringify({ secret }) };
  const all = { "content-type": "application/json", "x-wheelhouse-peer": "1.1.1.1", ...headers };
  const request = new Request("http://localhost:9021/api/session", { method, headers: all, ...content });
  return routes[method](request, { params: Promise.resolve({}) });
}
const cookieOf = (response: Response) => (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
const userBy = async (headers: Record<string, string>) => (await userOf(new Headers(headers), "2.2.2.2"))?.name ?? null;

test("signs in with the password or the token, and the cookie is a session", async () => {
  for (const secret of ["correct horse", "t0ken"]) {
    const response = await call("POST", {}, secret);
    assert.equal(response.status, 200);
    assert.match(response.headers.get("set-cookie") ?? "", /; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/);
    assert.equal(await userBy({ cookie: `other=1; ${cookieOf(response)}` }), "owner");
    assert.deepEqual(await (await call("GET", { cookie: cookieOf(response) })).json(), {
      required: true,
      user: "owner",
    });
  }
  const secure = await call("POST", { "x-forwarded-proto": "https" }, "t0ken");
  assert.match(secure.headers.get("set-cookie") ?? "", /; Secure$/);
  assert.deepEqual(await (await call("GET")).json(), { required: true, user: null });
});

test("refuses a wrong secret, five times a minute and address, then a right one, too", async () => {
  for (let n = 0; n < 5; n++) assert.equal((await call("POST", {}, "wrong")).status, 401);
  const refused = await call("POST", {}, "correct horse");
  assert.equal(refused.status, 429);
  assert.equal(problem.parse(await refused.json()).code, "too-many-requests");
  assert.ok(Number(refused.headers.get("retry-after")) > 0);
  assert.equal(
    (await call("POST", { "x-wheelhouse-peer": "3.3.3.3" }, "correct horse")).status,
    200,
    "another address",
  );
});

test("counts guesses that come at once, and over all addresses", async () => {
  const atOnce = await Promise.all(Array.from({ length: 20 }, () => call("POST", {}, "wrong")));
  assert.equal(atOnce.filter((response) => response.status === 401).length, 5);
  const statuses: number[] = [];
  for (let n = 0; n < 60; n++)
    statuses.push((await call("POST", { "x-wheelhouse-peer": `5.5.5.${n}` }, "wrong")).status);
  assert.equal(statuses.filter((status) => status === 401).length, 45);
});

test("limits guesses of the bearer token as well, without locking out the right one elsewhere", async () => {
  for (let n = 0; n < 5; n++) assert.equal(await userBy({ authorization: "Bearer wrong" }), null);
  await assert.rejects(userBy({ authorization: "Bearer t0ken" }), { code: "too-many-requests" });
  assert.equal((await userOf(new Headers({ authorization: "Bearer t0ken" }), "4.4.4.4"))?.name, "token");
});

test("audits sign-ins without size or hash of the secret", async () => {
  await call("POST", {}, "wrong");
  await call("POST", {}, "correct horse");
  const rows = listAudit({ limit: 9 }).entries.map(({ who, action, outcome, detail }) => [
    who,
    action,
    outcome,
    detail,
  ]);
  assert.deepEqual(rows, [
    ["owner", "session.signIn", "succeeded", "from 1.1.1.1"],
    ["nobody", "session.signIn", "refused", "from 1.1.1.1 unauthenticated"],
  ]);
});

test("signing out ends the session, also for a copy of the cookie", async () => {
  const cookie = cookieOf(await call("POST", {}, "t0ken"));
  const response = await call("DELETE", { cookie });
  assert.match(response.headers.get("set-cookie") ?? "", /^wheelhouse_session=; .*Max-Age=0/);
  assert.equal(await userBy({ cookie }), null);
});

test("takes no session that is altered, unsigned, foreign or expired", async () => {
  const cookie = cookieOf(await call("POST", {}, "t0ken"));
  const [head = "", body = "", signature = ""] = cookie.slice("wheelhouse_session=".length).split(".");
  const claims = JSON.parse(Buffer.from(body, "base64url").toString());
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const sign = (key: Uint8Array, expires: number) =>
    new SignJWT(claims).setProtectedHeader({ alg: "HS256" }).setExpirationTime(expires).sign(key);
  const bad = [
    `${head}.${encode({ ...claims, role: "root" })}.${signature}`,
    `${head}.${body}.${signature.slice(0, -4)}AAAA`,
    `${encode({ alg: "none" })}.${body}.`,
    await sign(randomBytes(32), Date.now() / 1000 + 60),
    await sign(sessionKey(), Date.now() / 1000 - 60),
    "x",
    "",
  ];
  for (const token of bad) assert.equal(await userBy({ cookie: `wheelhouse_session=${token}` }), null, token);
  assert.equal(await userBy({ cookie }), "owner");
});

test("a changed password ends every session", async () => {
  const cookie = cookieOf(await call("POST", {}, "t0ken"));
  useStore(testing.dataDir, { password: "another", token: "t0ken" });
  assert.equal(await userBy({ cookie }), null);
});

test("without a login everybody on this machine is the local owner", async () => {
  useStore(testing.dataDir);
  assert.equal(await userBy({}), "local");
  assert.deepEqual(await (await call("GET")).json(), { required: false, user: "local" });
});

test("compares secrets of any length", () => {
  assert.ok(sameSecret("ü", "ü"));
  for (const [given, expected] of [
    ["a", "ab"],
    ["", "a"],
    ["a", null],
  ] as const)
    assert.ok(!sameSecret(given, expected));
});

test("makes its key once, readable by its owner only, outside the data folder", async () => {
  const folder = mkdtempSync(join(tmpdir(), "wheelhouse-key-"));
  const { WHEELHOUSE_SESSION_KEY, XDG_CONFIG_HOME } = process.env;
  try {
    process.env.WHEELHOUSE_SESSION_KEY = "";
    process.env.XDG_CONFIG_HOME = folder;
    const cookie = (await openSession({ name: "a", role: "owner" }, false)).split(";")[0] ?? "";
    const file = join(folder, "wheelhouse/session.key");
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.equal(readFileSync(file).length, 32);
    forget("wheelhouse.session-key");
    assert.equal(await userBy({ cookie }), "a", "the next console knows the session");
    forget("wheelhouse.session-key");
    process.env.WHEELHOUSE_SESSION_KEY = "short";
    assert.throws(() => sessionKey(), /shorter than 32/);
  } finally {
    Object.assign(process.env, { WHEELHOUSE_SESSION_KEY });
    if (XDG_CONFIG_HOME === undefined) delete process.env.XDG_CONFIG_HOME;
    else process.env.XDG_CONFIG_HOME = XDG_CONFIG_HOME;
    rmSync(folder, { recursive: true });
  }
});
