import type { JobKind } from "./kind.ts";
import { sampleData } from "./sample-data.ts";

/** Every kind of job this version can run. */
export const jobKinds: JobKind[] = [sampleData];
