import { z } from "./zod.ts";

const min = -(2n ** 63n);
const max = 2n ** 63n - 1n;

/** A signed 64-bit integer as a decimal string; arithmetic uses `BigInt(value)`. */
export const int64 = z
  .string()
  .regex(/^-?(0|[1-9]\d{0,18})$/, "Expected a whole number")
  .refine((text) => !/^-?\d+$/.test(text) || (BigInt(text) >= min && BigInt(text) <= max), "Outside the 64-bit range");

/** Epoch milliseconds as a decimal string. */
export const epochMs = int64;

/** A Kafka topic name as it stands in a URL or body; legality is the broker's word, length is ours. */
export const topicName = z.string().min(1).max(249);

/** A group id; brokers take any text. */
export const groupId = z.string().min(1).max(32_767);

export const clusterId = z.string().min(1).max(64);
export const partitionIndex = z.coerce.number().int().min(0).max(2_147_483_647);
