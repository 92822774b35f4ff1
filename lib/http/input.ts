import { parse as parseLossless } from "lossless-json";
import type { Endpoint } from "#lib/contracts/endpoint.ts";
import { z } from "#lib/contracts/zod.ts";
import { AppError } from "#lib/errors.ts";
import type { FieldError } from "#lib/errors.ts";
import { decodeApiParam } from "#lib/format/urls.ts";

export type RawParams = Record<string, string | string[] | undefined>;

/** Path parameters as names. Next hands them over percent-decoded, our own `~` guard still on them; a path without any has none. */
export function decodeParams(params: RawParams | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params ?? {}).map(([name, value]) => [name, decodeApiParam([value ?? ""].flat().join("/"))]),
  );
}

/** Search parameters as an object; a repeated one becomes a list, which a schema for a single value then refuses. */
export function readQuery(url: string): Record<string, string | string[]> {
  const search = new URL(url).searchParams;
  const entries = [...new Set(search.keys())].map((key): [string, string | string[]] => {
    const [first, ...more] = search.getAll(key);
    return [key, more.length === 0 ? (first ?? "") : [first ?? "", ...more]];
  });
  return Object.fromEntries(entries);
}

/**
 * The request's body: its bytes and the JSON in it, or `undefined` when it is empty. Reading stops at the endpoint's limit.
 * @throws AppError `validation-failed` when it is too large, no JSON, or not declared as JSON
 */
export async function readBody(
  request: Request,
  endpoint: Pick<Endpoint, "maxBodyBytes">,
): Promise<{ bytes: Buffer; json: unknown }> {
  const bytes = await readBytes(request, endpoint.maxBodyBytes);
  if (bytes.length === 0) return { bytes, json: undefined };
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw bodyError(`The body must be JSON, sent as application/json; it came as ${type === "" ? "no type" : type}.`);
  }
  return { bytes, json: parseJson(bytes) };
}

async function readBytes(request: Request, limit: number): Promise<Buffer> {
  const tooLarge = () =>
    bodyError(`The body is larger than the ${limit.toLocaleString("en")} B accepted here. Send less.`);
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge();
  if (request.body === null) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > limit) {
      // Nothing to do when the sender is gone already.
      reader.cancel().catch(() => undefined);
      throw tooLarge();
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

function parseJson(bytes: Buffer): unknown {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw bodyError("The body is not UTF-8 text. Send JSON in UTF-8.", cause);
  }
  try {
    const json: unknown = JSON.parse(text);
    return json;
  } catch (cause) {
    throw bodyError(`The body is not JSON: ${positionOf(text)}. Correct it and send it again.`, cause);
  }
}

// V8 leaves the position out of some of its messages; the lossless parser always tells it.
function positionOf(text: string): string {
  try {
    parseLossless(text);
  } catch (error) {
    if (error instanceof SyntaxError) return error.message;
  }
  return "it cannot be parsed";
}

function bodyError(message: string, cause?: unknown): AppError {
  return new AppError("validation-failed", message, { cause, fields: [{ pointer: "/body", message }] });
}

/**
 * Parses one part of a request. Fields an object's schema does not name are errors, so that a misspelt option is not
 * silently without effect.
 * @throws AppError `validation-failed` with JSON pointers (RFC 6901) such as `/body/partitions`
 */
export function parsePart<S extends z.ZodType>(
  part: "params" | "query" | "body",
  schema: S,
  value: unknown,
): z.output<S> {
  const fields = [...unknownKeys(part, schema, value)];
  const result = schema.safeParse(value);
  if (!result.success) fields.push(...result.error.issues.flatMap((issue) => toFields(part, issue)));
  if (result.success && fields.length === 0) return result.data;
  const [first] = fields;
  const rest = fields.length > 1 ? ` (and ${fields.length - 1} more)` : "";
  throw new AppError("validation-failed", `Not accepted: ${first?.pointer} – ${first?.message}${rest}.`, { fields });
}

function unknownKeys(part: string, schema: z.ZodType, value: unknown): FieldError[] {
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  if (!(inner instanceof z.ZodObject) || typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.keys(value)
    .filter((key) => !Object.hasOwn(inner.shape, key))
    .map((key) => ({ pointer: pointer([part, key]), message: "Unknown field" }));
}

function toFields(part: string, issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ pointer: pointer([part, ...issue.path, key]), message: "Unknown field" }));
  }
  return [{ pointer: pointer([part, ...issue.path]), message: issue.message }];
}

function pointer(path: PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
