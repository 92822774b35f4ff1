"use client";

import { useQuery } from "@tanstack/react-query";
import { ServiceStatus } from "#components/shared/service-status.tsx";
import { CodeText } from "#components/ui/code-text.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { SectionHead } from "#components/ui/toolbar.tsx";
import { overviewQueries } from "./queries.ts";

/** What runs beside the brokers, each with its state and, where there is one, the reason. */
export function ServiceList({ cluster }: { cluster: string }) {
  const clusters = useQuery(overviewQueries.clusters());
  const services = clusters.data?.clusters.find((entry) => entry.id === cluster)?.services ?? [];
  return (
    <section aria-label="Services" className="min-w-0 border-t border-line md:border-t-0">
      <div className="px-page border-b border-line py-1">
        <SectionHead title="Services" />
      </div>
      {clusters.isPending ? (
        <p className="px-page py-3">
          <Skeleton className="my-1.5 w-48" />
        </p>
      ) : services.length === 0 ? (
        <p className="px-page py-3 text-ink-3">
          No schema registry and no Kafka Connect is configured for this cluster.
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {services.map((service) => (
            <li
              key={`${service.kind}-${service.name}`}
              className="px-page flex min-w-0 flex-wrap items-center gap-x-3 py-2"
            >
              <ServiceStatus service={service} />
              {service.reason === null ? null : (
                <span className="min-w-0 text-xs break-words text-ink-2">
                  <CodeText>{service.reason}</CodeText>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
