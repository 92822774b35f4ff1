import assert from "node:assert/strict";
import { test } from "node:test";
import { endpoints } from "#lib/contracts/all.ts";
import { z } from "#lib/contracts/zod.ts";
import { openApi } from "./openapi.ts";

const schema = z.record(z.string(), z.unknown());
const content = z.record(z.string(), z.object({ schema }));
const operation = z.object({
  operationId: z.string(),
  summary: z.string().min(1),
  parameters: z.array(z.object({ name: z.string(), in: z.enum(["path", "query"]), required: z.boolean(), schema })),
  requestBody: z.object({ required: z.boolean(), content }).optional(),
  responses: z.record(z.string().regex(/^\d{3}$/), z.object({ description: z.string().min(1), content })),
});
const document = z.object({
  openapi: z.literal("3.1.0"),
  info: z.object({ title: z.string(), version: z.string() }),
  paths: z.record(
    z.string().startsWith("/api/"),
    z.record(z.enum(["get", "post", "put", "patch", "delete"]), operation.optional()),
  ),
  components: z.object({ schemas: z.object({ Problem: schema }), securitySchemes: schema }),
});

const parsed = document.parse(JSON.parse(JSON.stringify(openApi())));
const operations = Object.entries(parsed.paths).flatMap(([path, methods]) =>
  Object.values(methods).flatMap((found) => (found === undefined ? [] : [{ path, ...found }])),
);

test("holds every endpoint once", () => {
  const ids = endpoints.map((endpoint) => endpoint.id);
  assert.deepEqual(operations.map((found) => found.operationId).sort(), ids.sort());
  assert.equal(new Set(ids).size, ids.length);
  const places = endpoints.map((endpoint) => `${endpoint.method} ${endpoint.path.replace(/\[\w+\]/g, "[]")}`);
  assert.equal(new Set(places).size, places.length, "no two endpoints at one place");
});

test("names exactly the parameters of each path", () => {
  for (const { path, parameters } of operations) {
    const inPath = parameters.filter((parameter) => parameter.in === "path").map((parameter) => parameter.name);
    assert.deepEqual(inPath.sort(), [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort(), path);
  }
});

test("tells types, bodies, streams and problems", () => {
  const list = operations.find((found) => found.operationId === "records.list");
  const limit = list?.parameters.find((parameter) => parameter.name === "limit");
  assert.deepEqual([limit?.required, limit?.schema.type, limit?.schema.maximum], [false, "integer", 500]);
  const produce = operations.find((found) => found.operationId === "records.produce");
  assert.equal(produce?.requestBody?.required, true);
  assert.deepEqual(Object.keys(produce.responses["409"]?.content ?? {}), ["application/problem+json"]);
  const watch = operations.find((found) => found.operationId === "jobs.watch");
  assert.deepEqual(Object.keys(watch?.responses["200"]?.content ?? {}), ["text/event-stream"]);
  assert.equal(operations.find((found) => found.operationId === "jobs.cancel")?.requestBody?.required, false);
  assert.equal(operations.find((found) => found.operationId === "jobs.list")?.requestBody, undefined);
});
