import type { Metadata } from "next";
import { GroupPage } from "#components/groups/group-page.tsx";
import { decodePageParam } from "#lib/format/urls.ts";

type Props = { params: Promise<{ cluster: string; group: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { cluster, group } = await params;
  return { title: `${decodePageParam(group)} · ${decodePageParam(cluster)}` };
}

export default async function GroupRoute({ params }: Props) {
  const { cluster, group } = await params;
  return <GroupPage cluster={decodePageParam(cluster)} group={decodePageParam(group)} />;
}
