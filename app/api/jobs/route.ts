import { jobs } from "#lib/contracts/jobs.ts";
import { route } from "#lib/http/route.ts";
import { listJobs } from "#lib/jobs/runner.ts";

export const GET = route(jobs.list, ({ query }) => ({ jobs: listJobs(query) }));
