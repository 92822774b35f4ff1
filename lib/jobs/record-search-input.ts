import { backgroundSearchBody } from "#lib/contracts/background-search.ts";
import { z } from "#lib/contracts/zod.ts";

export const recordSearchKind = "record-search";

/** What a background search works on. `wanted` grows when it is resumed behind its limit. */
export const recordSearchInput = z.object({
  topic: z.string(),
  /** Of the topic when the search was started: another one of the same name is not searched. */
  topicId: z.string(),
  body: backgroundSearchBody,
  wanted: z.number().int(),
});
export type RecordSearchInput = z.infer<typeof recordSearchInput>;
