import { PartitionTable } from "#components/topics/partition-table.tsx";
import { decodePageParam } from "#lib/format/urls.ts";

type Props = { params: Promise<{ cluster: string; topic: string }> };

export default async function PartitionsPage({ params }: Props) {
  const { cluster, topic } = await params;
  return <PartitionTable cluster={decodePageParam(cluster)} topic={decodePageParam(topic)} />;
}
