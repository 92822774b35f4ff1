import type { Metadata } from "next";
import { GroupList } from "#components/groups/group-list.tsx";
import { decodePageParam } from "#lib/format/urls.ts";

type Props = { params: Promise<{ cluster: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Consumer groups · ${decodePageParam((await params).cluster)}` };
}

export default async function GroupsPage({ params }: Props) {
  return <GroupList cluster={decodePageParam((await params).cluster)} />;
}
