import { toJSONSchema } from "zod";
import { endpoints } from "#lib/contracts/all.ts";
import type { Endpoint } from "#lib/contracts/endpoint.ts";
import { problem } from "#lib/contracts/problem.ts";
import { sessionCookie } from "#lib/auth/session.ts";
import { z } from "#lib/contracts/zod.ts";
import { problemStatuses } from "./problem.ts";

type Json = Record<string, unknown>;

/** The console's API as an OpenAPI 3.1 document, made from the contracts. */
export function openApi(): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/\[(\w+)\]/g, "{$1}");
    (paths[path] ??= {})[endpoint.method.toLowerCase()] = operation(endpoint);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Wheelhouse",
      version: "1",
      description: "int64 values are decimal strings. Errors are problems (RFC 9457).",
    },
    servers: [{ url: "/" }],
    paths,
    components: {
      schemas: { Problem: jsonSchema(problem, "output") },
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: sessionCookie },
        token: { type: "http", scheme: "bearer" },
      },
    },
  };
}

function operation(endpoint: Endpoint): Json {
  const { id, summary, permission, body, stream, file, response } = endpoint;
  const content = file
    ? { "application/octet-stream": { schema: { type: "string", format: "binary" } } }
    : { [stream ? "text/event-stream" : "application/json"]: { schema: jsonSchema(response, "output") } };
  const hasBody = !(body instanceof z.ZodUndefined);
  return {
    operationId: id,
    summary,
    tags: [id.split(".")[0]],
    "x-permission": permission,
    // An empty requirement: without a configured login none is needed.
    security: permission === "public" ? [] : [{ session: [] }, { token: [] }, {}],
    parameters: [...parameters(endpoint.params, "path"), ...parameters(endpoint.query, "query")],
    ...(hasBody ? { requestBody: { required: !(body instanceof z.ZodOptional), content: jsonContent(body) } } : {}),
    responses: {
      "200": { description: file ? "A file" : stream ? "Events, one JSON object each" : "Done", content },
      ...problems(),
    },
  };
}

function jsonContent(schema: z.ZodType): Json {
  return { "application/json": { schema: jsonSchema(schema, "input") } };
}

function parameters(schema: z.ZodType, where: "path" | "query"): Json[] {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).map(([name, field]) => ({
    name,
    in: where,
    required: where === "path" || !field.safeParse(undefined).success,
    schema: parameterSchema(field),
  }));
}

/** A coerced field takes any input, so what comes out of it says more. */
function parameterSchema(field: z.ZodType): Json {
  const input = jsonSchema(field, "input");
  return "type" in input || "enum" in input ? input : jsonSchema(field, "output");
}

function problems(): Json {
  const statuses = [...new Set(problemStatuses.map(([, status]) => status))].sort((a, b) => a - b);
  const content = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };
  return Object.fromEntries(
    statuses.map((status) => {
      const codes = problemStatuses.filter(([, of]) => of === status).map(([code]) => code);
      return [String(status), { description: codes.join(", "), content }];
    }),
  );
}

function jsonSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...rest } = toJSONSchema(schema, { io, unrepresentable: "any", target: "draft-2020-12" });
  return rest;
}
