import { jobs } from "#lib/contracts/jobs.ts";
import { route } from "#lib/http/route.ts";
import { cancelJob } from "#lib/jobs/runner.ts";

export const POST = route(jobs.cancel, ({ params, user, others }) => cancelJob(params.job, { user, others }));
