import { addresses } from "./addresses.ts";
import { endpoint } from "./endpoint.ts";
import { plan } from "./plan.ts";
import { clusterId } from "./scalars.ts";
import { z } from "./zod.ts";

export const schemaType = z.enum(["AVRO", "PROTOBUF", "JSON"]);
export type SchemaType = z.infer<typeof schemaType>;

export const schemaReference = z.object({ name: z.string(), subject: z.string(), version: z.number().int() });

/** Figures of one subject, read in batches for the rows on the screen; `error` when the registry refused this one. */
export const subjectSummary = z.object({
  subject: z.string(),
  type: z.string().nullable(),
  versions: z.array(z.number().int()),
  latestVersion: z.number().int().nullable(),
  latestId: z.number().int().nullable(),
  compatibility: z.string().nullable(),
  /** True when the subject has no level of its own, or one that equals the registry's global level. */
  inherited: z.boolean(),
  error: z.string().nullable(),
});
export type SubjectSummary = z.infer<typeof subjectSummary>;

/** One field of an Avro record, Protobuf message or JSON Schema object; `path` is dotted for nested ones. */
export const schemaField = z.object({
  path: z.string(),
  type: z.string(),
  optional: z.boolean(),
  default: z.string().nullable(),
  doc: z.string().nullable(),
});

export type SchemaField = z.infer<typeof schemaField>;

export const schemaVersion = z.object({
  subject: z.string(),
  version: z.number().int(),
  id: z.number().int(),
  type: schemaType,
  /** As the registry stores it; JSON text is printed with indentation. */
  text: z.string(),
  fields: z.array(schemaField),
  references: z.array(schemaReference),
});
export type SchemaVersion = z.infer<typeof schemaVersion>;

export const newSchema = z.object({
  type: schemaType,
  text: z.string().min(1).max(1_000_000),
  references: z.array(schemaReference).max(100).default([]),
});
export type NewSchema = z.infer<typeof newSchema>;

const cluster = z.object({ cluster: clusterId });
const subject = cluster.extend({ subject: z.string().min(1).max(1_000) });
const none = z.object({});

export const schemas = {
  list: endpoint({
    ...addresses.schemas.list,
    summary: "Names of all subjects and the global compatibility; one request to the registry each",
    permission: "schemas:read",
    params: cluster,
    query: none,
    body: z.undefined(),
    response: z.object({ subjects: z.array(z.string()), compatibility: z.string().nullable(), readAt: z.string() }),
  }),
  summarise: endpoint({
    ...addresses.schemas.summarise,
    summary: "Type, versions, id and compatibility of up to 200 subjects; changes nothing",
    permission: "schemas:read",
    writes: false,
    params: cluster,
    query: none,
    body: z.object({ subjects: z.array(z.string().min(1)).min(1).max(200) }),
    response: z.object({ subjects: z.array(subjectSummary) }),
  }),
  describe: endpoint({
    ...addresses.schemas.describe,
    summary: "One subject with its figures and its newest version",
    permission: "schemas:read",
    params: subject,
    query: none,
    body: z.undefined(),
    response: z.object({
      summary: subjectSummary,
      /** Null when it could not be read: `summary.error` says why. */
      latest: schemaVersion.nullable(),
      readAt: z.string(),
    }),
  }),
  version: endpoint({
    ...addresses.schemas.version,
    summary: "One version of a subject; it never changes",
    permission: "schemas:read",
    params: subject.extend({ version: z.coerce.number().int().min(1).max(2_147_483_647) }),
    query: none,
    body: z.undefined(),
    response: schemaVersion,
  }),
  check: endpoint({
    ...addresses.schemas.check,
    summary:
      "What registering a schema would do: the compatibility verdict with the registry's reasons; changes nothing",
    permission: "schemas:read",
    writes: false,
    params: subject,
    query: none,
    maxBodyBytes: 4_194_304,
    body: newSchema,
    response: z.object({
      compatible: z.boolean(),
      /** The registry's reasons, in its words; empty when it gave none. */
      messages: z.array(z.string()),
      /** The version of the subject that is this very schema already. */
      existingVersion: z.number().int().nullable(),
      plan,
    }),
  }),
  register: endpoint({
    ...addresses.schemas.register,
    summary: "Registers a new version as planned",
    permission: "schemas:register",
    params: subject,
    query: none,
    maxBodyBytes: 4_194_304,
    body: newSchema.extend({ planId: z.string() }),
    response: z.object({ id: z.number().int(), version: z.number().int() }),
  }),
  planDelete: endpoint({
    ...addresses.schemas.planDelete,
    summary: "What a soft delete of a subject would hide; changes nothing",
    permission: "schemas:delete",
    params: subject,
    query: none,
    body: z.undefined(),
    response: plan,
  }),
  delete: endpoint({
    ...addresses.schemas.delete,
    summary: "Deletes a subject softly: its versions are hidden and can be registered again",
    permission: "schemas:delete",
    params: subject,
    query: none,
    body: z.object({ planId: z.string() }),
    response: z.object({ subject: z.string(), versions: z.array(z.number().int()) }),
  }),
};
