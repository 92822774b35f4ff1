import type { JobKind } from "./kind.ts";

/** Every kind of job this version can run. */
export const jobKinds: JobKind[] = [];
