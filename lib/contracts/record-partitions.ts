import { z } from "./zod.ts";

/** Query parameter: partition numbers, comma-separated, repeats dropped. */
export const partitionList = z
  .string()
  .regex(/^\d{1,10}(,\d{1,10})*$/, "Expected partition numbers separated by commas")
  .transform((text) => [...new Set(text.split(",").map(Number))]);
