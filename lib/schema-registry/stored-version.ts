import { z } from "zod";

/** One version as the registry tells it. Confluent and Apicurio leave out `schemaType` for Avro and empty `references`. */
export const storedVersion = z.object({
  subject: z.string(),
  version: z.number().int(),
  id: z.number().int(),
  schema: z.string(),
  schemaType: z.enum(["AVRO", "PROTOBUF", "JSON"]).default("AVRO"),
  references: z
    .array(z.object({ name: z.string(), subject: z.string(), version: z.number().int() }))
    .nullish()
    .transform((list) => list ?? []),
});
export type StoredVersion = z.output<typeof storedVersion>;
