import { TopicGroups } from "#components/groups/topic-groups.tsx";
import { decodePageParam } from "#lib/format/urls.ts";

type Props = { params: Promise<{ cluster: string; topic: string }> };

export default async function TopicGroupsPage({ params }: Props) {
  const { cluster, topic } = await params;
  return <TopicGroups cluster={decodePageParam(cluster)} topic={decodePageParam(topic)} />;
}
