import { int64 } from "./scalars.ts";
import { z } from "./zod.ts";

/** Query parameter: partition numbers, comma-separated, repeats dropped. */
export const partitionList = z
  .string()
  .regex(/^\d{1,10}(,\d{1,10})*$/, "Expected partition numbers separated by commas")
  .transform((text) => [...new Set(text.split(",").map(Number))]);

/** Query parameter: an offset for each named partition, `0:17,3:90000`. */
export const partitionOffsets = z
  .string()
  .regex(/^\d{1,10}:\d{1,19}(,\d{1,10}:\d{1,19})*$/, "Expected partition:offset pairs separated by commas")
  .transform((text) =>
    text.split(",").map((pair) => {
      const [partition, offset] = pair.split(":");
      return { partition: Number(partition), offset };
    }),
  )
  .pipe(z.array(z.object({ partition: z.number().int(), offset: int64 })));
