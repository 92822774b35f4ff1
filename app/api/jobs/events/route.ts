import { jobs } from "#lib/contracts/jobs.ts";
import { eventStream } from "#lib/http/event-stream.ts";
import { watchJobs } from "#lib/jobs/runner.ts";

export const GET = eventStream(jobs.watch, ({ signal }) => watchJobs(signal));
