"use client";

import { useQuery } from "@tanstack/react-query";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import type { GroupSummary } from "#lib/contracts/groups.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { pagePath } from "#lib/format/urls.ts";
import { GroupTable } from "./group-table.tsx";
import { groupQueries } from "./queries.ts";

/** All consumer groups of a cluster. */
export function GroupList({ cluster }: { cluster: string }) {
  const list = useQuery(groupQueries.list(cluster));
  const missing = (list.data?.missing.length ?? 0) > 0;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead title="Consumer groups" facts={list.data ? <GroupCounts groups={list.data.groups} /> : null} />
      <GroupTable
        cluster={cluster}
        empty={
          missing ? (
            <EmptyState title="No group could be read">
              Which groups there are is not known until what is missing answers.
            </EmptyState>
          ) : (
            <EmptyState
              title="No consumer groups yet, or none visible to this user"
              action={<ButtonLink href={pagePath("/clusters/[cluster]/topics", { cluster })}>All topics</ButtonLink>}
            >
              Groups stand here with their members and lag. A group appears with its first member or commit; “Test
              clients” on the page of a topic starts some. A user without Describe on the groups sees none of them.
            </EmptyState>
          )
        }
      />
    </div>
  );
}

function GroupCounts({ groups }: { groups: readonly GroupSummary[] }) {
  const sum = (figure: (group: GroupSummary) => number | null) =>
    groups.reduce((total, group) => total + (figure(group) ?? 0), 0);
  const members = sum((group) => group.members);
  const idle = sum((group) => group.idleMembers);
  return (
    <>
      <b>{formatInteger(groups.length)}</b> {groups.length === 1 ? "group" : "groups"} · <b>{formatInteger(members)}</b>{" "}
      {members === 1 ? "member" : "members"}
      {idle > 0 ? `, ${formatInteger(idle)} idle` : ""}
    </>
  );
}
