import { RecordList } from "#components/records/record-list.tsx";
import { decodePageParam } from "#lib/format/urls.ts";

type Props = { params: Promise<{ cluster: string; topic: string }> };

export default async function MessagesPage({ params }: Props) {
  const { cluster, topic } = await params;
  return <RecordList cluster={decodePageParam(cluster)} topic={decodePageParam(topic)} />;
}
