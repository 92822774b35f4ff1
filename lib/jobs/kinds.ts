import type { JobKind } from "./kind.ts";
import { recordSearch } from "./record-search.ts";
import { sampleData } from "./sample-data.ts";
import { testMembers } from "./test-members.ts";
import { testProducer } from "./test-producer.ts";

/** Every kind of job this version can run. */
export const jobKinds: JobKind[] = [recordSearch, sampleData, testProducer, testMembers];
