import type { Job } from "#lib/contracts/jobs.ts";

const names: Record<string, string> = { "test-producer": "Test producer", "test-members": "Test members" };
/** How long a failure stands where the client was started, in ms. */
const shownMs = 10 * 60_000;

export function isOpen({ state }: Pick<Job, "state">): boolean {
  return state === "queued" || state === "running" || state === "cancelling";
}

/** Test clients to show on a page: those that run, and those that failed in the last ten minutes. */
export function shownClients(jobs: readonly Job[], now: number): Job[] {
  return jobs.filter(
    (job) =>
      Object.hasOwn(names, job.kind) &&
      (isOpen(job) || (job.state === "failed" && now - Date.parse(job.endedAt ?? "") < shownMs)),
  );
}

/** "Test members of group orders-test", without what the page itself names. */
export function clientName({ kind, topic, group }: Job, place: { topic?: string; group?: string }): string {
  const of = [
    group === null || place.group !== undefined ? null : `of group ${group}`,
    topic === null || place.topic !== undefined ? null : `on ${topic}`,
  ];
  return [names[kind], ...of].filter((part) => part !== null).join(" ");
}

/** How it goes, or why it failed. */
export function clientWords({ state, progress, error }: Pick<Job, "state" | "progress" | "error">): string {
  if (state === "failed") return error ?? "It failed without a reason.";
  if (state === "cancelling") return progress === "" ? "stopping" : `${progress}, stopping`;
  return progress === "" ? "starting" : progress;
}
