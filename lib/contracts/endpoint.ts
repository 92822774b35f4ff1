import type { Address } from "./addresses.ts";
import type { z } from "./zod.ts";

/** Everything a person may be allowed to do. `public` needs no session (sign-in, health). */
export type Permission =
  | "public"
  | "clusters:read"
  | "topics:read"
  | "topics:create"
  | "topics:delete"
  | "topics:alter"
  | "groups:read"
  | "test-clients:run"
  | "records:read"
  | "records:produce"
  | "records:export"
  | "searches:run"
  | "schemas:read"
  | "schemas:register"
  | "schemas:delete"
  | "jobs:read"
  | "jobs:run"
  | "jobs:administer"
  | "views:use"
  | "audit:read"
  | "system:read";

/** One endpoint, as data for both sides: the route serves it, the client calls it, OpenAPI describes it. */
export type Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> = Address & {
  summary: string;
  permission: Permission;
  /** What it takes to change what belongs to another person; null where nothing belongs to one. */
  others: Permission | null;
  /** True when it changes a cluster or the console: refused on a read-only cluster and always audited. */
  writes: boolean;
  /** Whether calls are audited. Defaults to `writes`; reads of payloads set it. */
  audited: boolean;
  /** True for a stream of events (server-sent events); `response` is then the union of its events. */
  stream: boolean;
  /** True when the response is a file; `response` is then `undefined`. */
  file: boolean;
  params: Params;
  query: Query;
  body: Body;
  response: Response;
  /** Largest accepted request body in bytes. */
  maxBodyBytes: number;
};

type Definition<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> = Pick<
  Endpoint<P, Q, B, R>,
  "id" | "summary" | "method" | "path" | "permission" | "params" | "query" | "body" | "response"
> &
  Partial<Pick<Endpoint, "others" | "writes" | "audited" | "stream" | "file" | "maxBodyBytes">>;

/** Completes a definition with its defaults: a GET reads, everything else writes. */
export function endpoint<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  definition: Definition<P, Q, B, R>,
): Endpoint<P, Q, B, R> {
  const writes = definition.writes ?? definition.method !== "GET";
  return {
    ...definition,
    others: definition.others ?? null,
    writes,
    audited: definition.audited ?? writes,
    stream: definition.stream ?? false,
    file: definition.file ?? false,
    maxBodyBytes: definition.maxBodyBytes ?? 1_048_576,
  };
}

export type ParamsOf<E extends Endpoint> = z.output<E["params"]>;
export type QueryOf<E extends Endpoint> = z.output<E["query"]>;
export type BodyOf<E extends Endpoint> = z.output<E["body"]>;
export type ResponseOf<E extends Endpoint> = z.output<E["response"]>;
/** What a caller writes, before defaults and coercion. */
export type QueryInput<E extends Endpoint> = z.input<E["query"]>;
export type BodyInput<E extends Endpoint> = z.input<E["body"]>;
