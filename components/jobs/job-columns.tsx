import type { ReactNode } from "react";
import type { Column } from "#components/ui/data-table-columns.ts";
import { Bar } from "#components/ui/bar.tsx";
import { Status } from "#components/ui/status-mark.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { StatusTone } from "#components/ui/tones.ts";
import type { Job } from "#lib/contracts/jobs.ts";
import { pagePath } from "#lib/format/urls.ts";
import { formatIso, formatTime, zoneLabel, type Zone } from "#lib/format/time.ts";

const tones: Record<Job["state"], StatusTone> = {
  queued: "neutral",
  running: "info",
  cancelling: "info",
  cancelled: "neutral",
  succeeded: "ok",
  failed: "critical",
};

const kinds: Record<string, string> = {
  "record-search": "Background search",
  "sample-data": "Fill with sample data",
  "test-producer": "Test producer",
  "test-members": "Test members",
};

/** Columns of the list of jobs; `cancel` draws the button of a job that can still be stopped. */
export function jobColumns(zone: Zone, cancel: (job: Job) => ReactNode): Column<Job>[] {
  return [
    {
      id: "kind",
      header: "Job",
      width: 200,
      value: (job) => jobName(job),
      cell: (job, { mark }) => {
        const results = resultsHref(job);
        return results === null ? (
          mark(jobName(job))
        ) : (
          <TextLink href={results} className="truncate">
            {mark(jobName(job))}
          </TextLink>
        );
      },
    },
    {
      id: "about",
      header: "Works on",
      width: 200,
      priority: 4,
      filtered: true,
      value: aboutWords,
      full: (job) => aboutWords(job) ?? "the cluster",
      cell: (job, { mark }) => {
        const words = aboutWords(job);
        return words === null ? <span className="text-ink-3">the cluster</span> : mark(words);
      },
    },
    {
      id: "state",
      header: "State",
      width: 128,
      value: (job) => job.state,
      cell: (job) => (
        <Status status={tones[job.state]} quiet={job.state === "succeeded" || job.state === "cancelled"}>
          {job.state}
        </Status>
      ),
    },
    {
      id: "progress",
      header: "Progress",
      minWidth: 220,
      sortable: false,
      value: (job) => outcomeWords(job),
      cell: (job) => <Progress job={job} />,
    },
    {
      id: "cluster",
      header: "Cluster",
      width: 128,
      priority: 2,
      value: (job) => job.cluster,
      cell: (job) => job.cluster ?? <span className="text-ink-3">none</span>,
    },
    { id: "owner", header: "Owner", width: 112, priority: 1, value: (job) => job.owner, cell: (job) => job.owner },
    {
      id: "created",
      header: `Created, ${zoneLabel(zone, new Date())}`,
      width: 212,
      priority: 3,
      firstSort: "desc",
      value: (job) => Date.parse(job.createdAt),
      full: (job) => formatIso(Date.parse(job.createdAt), zone),
      cell: (job) => <span className="tn text-ink-2">{formatTime(Date.parse(job.createdAt), zone)}</span>,
    },
    {
      id: "actions",
      header: "Actions",
      width: 96,
      align: "end",
      sortable: false,
      hideable: false,
      value: () => null,
      cell: cancel,
    },
  ];
}

export function jobName(job: Job): string {
  return kinds[job.kind] ?? job.kind;
}

/** Where what it found stands; null where it keeps nothing. */
function resultsHref({ id, kind, cluster }: Job): string | null {
  if (kind !== "record-search" || cluster === null) return null;
  return pagePath("/clusters/[cluster]/searches/[search]", { cluster, search: id });
}

/** "group orders-test on orders"; null when it works on no single topic. */
function aboutWords({ topic, group }: Job): string | null {
  if (group !== null) return topic === null ? `group ${group}` : `group ${group} on ${topic}`;
  return topic === null ? null : `topic ${topic}`;
}

/** True while asking it to stop makes sense. */
export function canCancel(job: Job): boolean {
  return job.state === "queued" || job.state === "running";
}

function outcomeWords(job: Job): string {
  return job.error ?? job.result ?? job.progress;
}

function Progress({ job }: { job: Job }) {
  const running = job.state === "running" || job.state === "cancelling";
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      {running && job.fraction !== null ? (
        <span className="w-20 shrink-0">
          <Bar fraction={job.fraction} tone="series" />
        </span>
      ) : null}
      <span className={job.error === null ? "tn truncate text-ink-2" : "truncate text-critical-text"}>
        {outcomeWords(job)}
        {job.resumed > 0 ? ` · taken up again ${job.resumed === 1 ? "once" : `${job.resumed} times`}` : ""}
      </span>
    </span>
  );
}
