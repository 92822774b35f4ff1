import type { Metadata } from "next";
import { GroupPage } from "#components/groups/group-page.tsx";
import { RunningClients } from "#components/test-clients/running-clients.tsx";
import { TestMembersButton } from "#components/test-clients/test-members-button.tsx";
import { decodePageParam } from "#lib/format/urls.ts";

type Props = { params: Promise<{ cluster: string; group: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { cluster, group } = await params;
  return { title: `${decodePageParam(group)} · ${decodePageParam(cluster)}` };
}

export default async function GroupRoute({ params }: Props) {
  const raw = await params;
  const cluster = decodePageParam(raw.cluster);
  const group = decodePageParam(raw.group);
  return (
    <GroupPage
      cluster={cluster}
      group={group}
      actions={<TestMembersButton cluster={cluster} group={group} />}
      under={<RunningClients cluster={cluster} group={group} />}
    />
  );
}
