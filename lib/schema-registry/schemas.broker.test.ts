import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { serviceStates } from "#lib/config/service-state.ts";
import type { NewSchema } from "#lib/contracts/schemas.ts";
import { AppError } from "#lib/errors.ts";
import { checkSchema } from "./check-schema.ts";
import { deleteSubject } from "./delete-subject.ts";
import { describeSubject } from "./describe-subject.ts";
import { getVersion } from "./get-version.ts";
import { listSubjects } from "./list-subjects.ts";
import { planDeleteSubject } from "./plan-delete.ts";
import { registerAvro } from "./register.ts";
import { registerSchema } from "./register-schema.ts";
import { summariseSubjects } from "./summarise-subjects.ts";
import { guardedRegistry, listen, startTestRegistry, useRegistry, type TestServer } from "./test-registry.ts";

let registry: TestServer;
before(async () => {
  registry = await startTestRegistry();
});
after(() => registry.stop());
beforeEach(() => useRegistry(registry.url));

const record = (...fields: string[]): NewSchema => ({
  type: "AVRO",
  text: `{"type":"record","name":"Payment","fields":[${fields.join(",")}]}`,
  references: [],
});
const id = '{"name":"id","type":"long","default":9223372036854775807}';
const note = '{"name":"note","type":["null","string"],"default":null}';
const must = '{"name":"amount","type":"int"}';

async function register(subject: string, schema: NewSchema): Promise<{ id: number; version: number }> {
  const { plan } = await checkSchema("test", subject, schema);
  return registerSchema("test", subject, { ...schema, planId: plan.planId });
}

const code = (wanted: string, words: RegExp) => (error: unknown) => {
  assert.ok(error instanceof AppError);
  assert.equal(error.code, wanted);
  assert.match(error.detail, words);
  return true;
};

test("registers, lists, summarises and describes; numbers stay exact", async () => {
  const subject = "shop/payments value-ü";
  assert.equal((await register(subject, record(id))).version, 1);
  const second = await register(subject, record(id, note));
  assert.equal(second.version, 2);
  const { subjects, compatibility } = await listSubjects("test");
  assert.ok(subjects.includes(subject));
  // Apicurio 3.0.9, which runs on Java 17, does not tell the level it enforces.
  assert.ok(compatibility === "BACKWARD" || compatibility === null, String(compatibility));
  const { subjects: summaries } = await summariseSubjects("test", [subject, "no-such-subject"]);
  assert.deepEqual(summaries[0], {
    subject,
    type: "AVRO",
    versions: [1, 2],
    latestVersion: 2,
    latestId: second.id,
    compatibility,
    inherited: true,
    error: null,
  });
  assert.match(summaries[1]?.error ?? "", /no subject of this name/);
  const { latest } = await describeSubject("test", subject);
  assert.deepEqual(
    latest?.fields.map(({ path }) => path),
    ["id", "note"],
  );
  assert.match(latest?.text ?? "", /^ {6}"default": 9223372036854775807$/m);
  assert.equal((await getVersion("test", subject, 1)).fields[0]?.default, "9223372036854775807");
  await assert.rejects(getVersion("test", subject, 9), code("not-found", /no such version/));
  await assert.rejects(describeSubject("test", "no-such-subject"), code("not-found", /no subject/));
});

test("an incompatible schema is refused with the registry's reasons, by the check and by the registration", async () => {
  await register("refused-value", record(id));
  const schema = record(must);
  const check = await checkSchema("test", "refused-value", schema);
  assert.equal(check.compatible, false);
  assert.match(check.messages.join(), /amount/);
  assert.match(check.messages.join(), /amount \(a field without a default\)/);
  assert.match(check.plan.summary, /not compatible/);
  assert.deepEqual(check.plan.items, []);
  await assert.rejects(
    registerSchema("test", "refused-value", { ...schema, planId: check.plan.planId }),
    code("validation-failed", /amount/),
  );
  assert.deepEqual((await summariseSubjects("test", ["refused-value"])).subjects[0]?.versions, [1]);
});

test("a plan that no longer holds is a conflict with the new plan", async () => {
  const schema = record(id, note);
  const { plan } = await checkSchema("test", "raced-value", schema);
  await registerAvro("test", "raced-value", JSON.parse(record(id).text.replace("9223372036854775807", "1")));
  const late = registerSchema("test", "raced-value", { ...schema, planId: plan.planId });
  await assert.rejects(late, (error: unknown) => {
    assert.ok(error instanceof AppError);
    assert.equal(error.code, "conflict");
    assert.match(JSON.stringify(error.data.plan), /after version 1/);
    return true;
  });
});

test("the same schema again is known and gives its version and id", async () => {
  const first = await register("again-value", record(id));
  const { existingVersion, compatible, plan } = await checkSchema("test", "again-value", record(id));
  assert.deepEqual([existingVersion, compatible, plan.items], [1, true, []]);
  assert.deepEqual(await register("again-value", record(id)), first);
});

test("text that is no schema is refused at its field", async () => {
  await register("faulty-value", record(id));
  const faulty: NewSchema = { type: "AVRO", text: '{"type":"record"', references: [] };
  await assert.rejects(checkSchema("test", "faulty-value", faulty), code("validation-failed", /cannot read/));
});

test("Protobuf and JSON Schema keep their type and text", async () => {
  const proto: NewSchema = {
    type: "PROTOBUF",
    text: 'syntax = "proto3";\nmessage Click {\n  string url = 1;\n}\n',
    references: [],
  };
  const json: NewSchema = {
    type: "JSON",
    text: '{"type":"object","properties":{"url":{"type":"string"}}}',
    references: [],
  };
  await register("proto-value", proto);
  await register("json-value", json);
  for (const subject of ["proto-value", "json-value"]) {
    const { latest, summary } = await describeSubject("test", subject);
    assert.equal(summary.type, latest?.type);
    assert.deepEqual(
      latest?.fields.map(({ path, type }) => [path, type]),
      [["url", "string"]],
    );
  }
});

test("a soft delete hides the subject; a version more makes its plan a conflict", async () => {
  await register("doomed-value", record(id));
  const { planId } = await planDeleteSubject("test", "doomed-value");
  await register("doomed-value", record(id, note));
  await assert.rejects(deleteSubject("test", "doomed-value", { planId }), code("conflict", /changed/));
  const plan = await planDeleteSubject("test", "doomed-value");
  assert.deepEqual(await deleteSubject("test", "doomed-value", plan), { subject: "doomed-value", versions: [1, 2] });
  assert.ok(!(await listSubjects("test")).subjects.includes("doomed-value"));
  await assert.rejects(planDeleteSubject("test", "doomed-value"), code("not-found", /./));
});

test("a schema that another refers to is not deleted", async () => {
  const base = record(id);
  const { version } = await register("base-value", base);
  const user: NewSchema = {
    type: "AVRO",
    text: '{"type":"record","name":"User","fields":[{"name":"last","type":"Payment"}]}',
    references: [{ name: "Payment", subject: "base-value", version }],
  };
  await register("user-value", user);
  assert.equal((await describeSubject("test", "user-value")).latest?.references[0]?.subject, "base-value");
  const plan = await planDeleteSubject("test", "base-value");
  assert.match(plan.warnings[0] ?? "", /refer to it/);
  await assert.rejects(deleteSubject("test", "base-value", plan), code("conflict", /refers to it/));
});

test("key and secret open a guarded registry; without them the reason is said and shown as its state", async () => {
  const guarded = await guardedRegistry(registry.url, "key", "secret");
  try {
    useRegistry(guarded.url, { auth: { kind: "basic", username: "key", password: "secret" } });
    assert.ok((await listSubjects("test")).subjects.length > 0);
    assert.equal(serviceStates("test")[0]?.state, "ready");
    useRegistry(guarded.url, { auth: { kind: "basic", username: "key", password: "wrong" } });
    await assert.rejects(listSubjects("test"), code("upstream-failed", /key and secret/));
    assert.equal(serviceStates("test")[0]?.state, "failed");
  } finally {
    await guarded.stop();
  }
});

test("a registry that is down, sends on, or is none says so", async () => {
  const gone = await listen((_, response) => response.end());
  await gone.stop();
  useRegistry(gone.url);
  await assert.rejects(listSubjects("test"), code("upstream-failed", /does not answer at 127.*connection refused/));
  assert.equal(serviceStates("test")[0]?.state, "failed");
  let visits = 0;
  const trap = await listen((_, response) => response.end(String(++visits)));
  const elsewhere = await listen((_, response) => response.writeHead(302, { location: trap.url }).end());
  const page = await listen((_, response) => response.end("<html></html>"));
  try {
    useRegistry(elsewhere.url, { auth: { kind: "bearer", token: "t" } });
    await assert.rejects(listSubjects("test"), code("upstream-failed", /not followed/));
    assert.equal(visits, 0);
    useRegistry(page.url);
    await assert.rejects(listSubjects("test"), code("upstream-failed", /not the API of a registry/));
    useRegistry("http://169.254.169.254");
    await assert.rejects(listSubjects("test"), code("upstream-failed", /link-local/));
  } finally {
    await Promise.all([trap, elsewhere, page].map((server) => server.stop()));
  }
});
