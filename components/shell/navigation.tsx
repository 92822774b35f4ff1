"use client";

import { useQuery } from "@tanstack/react-query";
import { Boxes, FileCode2, Gauge, Layers, ListChecks, ScrollText, Settings2, Users } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { groupProblem } from "#components/shared/group-problem.ts";
import { registryOf, type Registry } from "#components/shared/schema-registry.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { ClusterOverview, ClusterSummary } from "#lib/contracts/clusters.ts";
import type { GroupSummary } from "#lib/contracts/groups.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { pagePath } from "#lib/format/urls.ts";
import { ClusterSwitcher } from "./cluster-switcher.tsx";
import { Mark } from "./mark.tsx";
import { NavLink } from "./nav-link.tsx";
import { shellQueries } from "./queries.ts";

type NavigationProps = {
  clusters: ClusterSummary[];
  cluster: ClusterSummary | null;
  clusterId: string | null;
  path: string;
  /** The list of clusters is not there yet. */
  reading: boolean;
  /** The list of clusters could not be read. */
  failed: boolean;
};

export function Navigation({ clusters, cluster, clusterId, path, reading, failed }: NavigationProps) {
  const base = clusterId === null ? null : pagePath("/clusters/[cluster]", { cluster: clusterId });
  const overview = useQuery({ ...shellQueries.overview(cluster?.id ?? ""), enabled: cluster !== null });
  const groups = useQuery({ ...shellQueries.groups(cluster?.id ?? ""), enabled: cluster !== null });
  const registry = registryOf(cluster);
  const subjects = useQuery({
    ...shellQueries.subjects(cluster?.id ?? ""),
    enabled: registry ? registry.state !== "starting" : false,
  });
  return (
    <nav
      aria-label="Main"
      className="row-span-2 flex min-h-0 flex-col overflow-x-hidden overflow-y-auto border-r border-line bg-sunken px-2 pb-2"
    >
      <Link
        href="/"
        title="Wheelhouse"
        className="flex h-(--topbar-height) shrink-0 items-center justify-center gap-2 rounded-sm font-semibold tracking-title focus-visible:-outline-offset-2 lg:justify-start lg:px-2"
      >
        <Mark />
        <span className="max-lg:sr-only">Wheelhouse</span>
      </Link>
      <ClusterSwitcher
        clusters={clusters}
        cluster={cluster}
        path={path}
        placeholder={placeholderOf(clusters.length, reading, failed, clusterId)}
        brokers={overview.data?.brokers.length ?? null}
      />
      {base === null || (cluster === null && !reading) ? null : (
        <ul className="flex flex-col">
          <NavLink href={base} current={path === base} label="Overview" icon={<Gauge aria-hidden />} />
          <NavLink
            href={`${base}/topics`}
            current={path.startsWith(`${base}/topics`)}
            label="Topics"
            icon={<Layers aria-hidden />}
            end={overview.data ? topicsBadge(overview.data) : null}
          />
          <NavLink
            href={`${base}/groups`}
            current={path.startsWith(`${base}/groups`)}
            label="Consumer groups"
            icon={<Users aria-hidden />}
            end={groups.data ? groupsBadge(groups.data.groups) : null}
          />
          {!registry ? null : (
            <NavLink
              href={`${base}/schemas`}
              current={path.startsWith(`${base}/schemas`)}
              label="Schemas"
              icon={<FileCode2 aria-hidden />}
              end={schemasBadge(registry, subjects.data?.subjects.length)}
            />
          )}
        </ul>
      )}
      <ul className="mt-auto flex flex-col pt-3">
        <NavLink href="/clusters" current={path === "/clusters"} label="Clusters" icon={<Boxes aria-hidden />} />
        <NavLink href="/jobs" current={path === "/jobs"} label="Jobs" icon={<ListChecks aria-hidden />} />
        <NavLink href="/audit" current={path === "/audit"} label="Audit log" icon={<ScrollText aria-hidden />} />
        <NavLink href="/settings" current={path === "/settings"} label="Settings" icon={<Settings2 aria-hidden />} />
      </ul>
    </nav>
  );
}

/** What stands in the switcher without a known cluster. */
function placeholderOf(count: number, reading: boolean, failed: boolean, id: string | null) {
  if (reading) return { name: id ?? "Clusters", note: failed ? "clusters not read" : "reading" };
  return { name: "Choose a cluster", note: `${count} configured` };
}

/** One badge: what needs a person, otherwise the count. */
function topicsBadge({ counts }: ClusterOverview): ReactNode {
  if (counts.offline > 0) return <Badge tone="critical">{counts.offline} offline</Badge>;
  if (counts.underReplicated > 0) return <Badge tone="warning">{formatInteger(counts.underReplicated)}</Badge>;
  return formatInteger(counts.topics - counts.internalTopics);
}

function groupsBadge(groups: readonly GroupSummary[]): ReactNode {
  const problems = groups.filter((group) => groupProblem(group) > 0).length;
  return problems > 0 ? <Badge tone="warning">{formatInteger(problems)}</Badge> : formatInteger(groups.length);
}

function schemasBadge(registry: Registry, count: number | undefined): ReactNode {
  if (registry.state === "failed") return <Badge tone="critical">down</Badge>;
  if (registry.state === "starting") return "starting";
  return count === undefined ? null : formatInteger(count);
}
