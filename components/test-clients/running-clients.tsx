"use client";

import { useQuery } from "@tanstack/react-query";
import { Status } from "#components/ui/status-mark.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { testClientQueries, type Place } from "./queries.ts";
import { clientName, clientWords, isOpen, shownClients } from "./running.ts";
import { StopClient } from "./stop-client.tsx";

/** The test clients of a topic or group while they run, each with its Stop. Nothing when there are none. */
export function RunningClients({ cluster, topic, group }: Place) {
  const place = { cluster, topic, group };
  const list = useQuery(testClientQueries.jobs(place));
  const clients = shownClients(list.data?.jobs ?? [], list.dataUpdatedAt);
  if (clients.length === 0) return null;
  return (
    <ul
      aria-label="Test clients"
      className="-mt-px max-h-24 shrink-0 overflow-y-auto border-y border-line bg-sunken text-xs"
    >
      {clients.map((job) => (
        <li key={job.id} className="px-page flex min-h-8 items-center gap-2 not-first:border-t not-first:border-line">
          <Status status={job.state === "failed" ? "critical" : "info"} className="shrink-0">
            {clientName(job, place)}
          </Status>
          <span className="tn min-w-0 truncate text-ink-2" title={clientWords(job)}>
            {clientWords(job)}
          </span>
          <span className="ml-auto flex shrink-0 items-center gap-2">
            {isOpen(job) ? <StopClient job={job} name={clientName(job, {})} /> : <TextLink href="/jobs">Jobs</TextLink>}
          </span>
        </li>
      ))}
    </ul>
  );
}
