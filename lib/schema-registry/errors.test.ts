import assert from "node:assert/strict";
import { test } from "node:test";
import { answerError, isRegistryDown, registryCode, unreachable } from "./errors.ts";

const address = "http://registry.example:8081/secret-path";
const json = (status: number, error_code: number, message: string) => ({
  status,
  type: "application/json",
  text: JSON.stringify({ error_code, message }),
});

test("codes of the registry become codes of the console, with its words", () => {
  const missing = answerError("Reading `a`", json(404, 40401, "Subject 'a' not found."));
  assert.equal(missing.code, "not-found");
  assert.equal(registryCode(missing), 40401);
  assert.match(missing.detail, /^Reading `a` failed: .*\(40401\)\. The registry says: Subject 'a' not found\. /);
  assert.equal(answerError("x", json(422, 42206, "")).code, "conflict");
});

test("an incompatible or unreadable schema points at its text", () => {
  const words = "io.apicurio.registry.rules.violation.RuleViolationException: Incompatible artifact: p";
  const incompatible = answerError("Registering `p`", json(409, 409, words));
  assert.equal(incompatible.code, "validation-failed");
  assert.deepEqual(incompatible.fields, [{ pointer: "/body/text", message: "Incompatible artifact: p" }]);
  assert.equal(answerError("x", json(422, 42201, "bad")).fields[0]?.pointer, "/body/text");
});

test("Apicurio's code 0 is its status", () => {
  const fault = answerError("Registering `p`", json(500, 0, "boom"));
  assert.deepEqual([fault.code, registryCode(fault)], ["upstream-failed", 500]);
  assert.match(fault.detail, /answered 500\. Look into its log\. The registry says: boom\.$/);
});

test("plain text is quoted, a page is not", () => {
  const plain = answerError("x", { status: 503, type: "text/plain", text: "no healthy upstream" });
  assert.match(plain.detail, /The registry says: no healthy upstream\./);
  const page = answerError("x", { status: 404, type: "text/html", text: "<html><b>lost</b></html>" });
  assert.match(page.detail, /\/apis\/ccompat\/v7/);
  assert.doesNotMatch(page.detail, /lost/);
});

test("credentials and redirects say what to configure", () => {
  const refused = answerError("x", { status: 401, type: "", text: "" });
  assert.match(refused.detail, /key and secret/);
  assert.equal(isRegistryDown(refused), true);
  assert.match(answerError("x", { status: 302, type: "", text: "" }).detail, /not followed/);
  assert.equal(isRegistryDown(answerError("x", json(404, 40401, ""))), false);
});

test("nothing there names the host only", () => {
  const cause = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
  const down = unreachable(new URL(address), cause);
  assert.equal(down.code, "upstream-failed");
  assert.match(down.detail, /registry\.example:8081 \(connection refused\)/);
  assert.doesNotMatch(down.detail, /secret-path/);
  assert.equal(isRegistryDown(down), true);
});
