import { RecordView } from "#components/records/record-view.tsx";
import { decodePageParam } from "#lib/format/urls.ts";

type Props = { params: Promise<{ cluster: string; topic: string; partition: string; offset: string }> };

export default async function RecordPage({ params }: Props) {
  const { cluster, topic, partition, offset } = await params;
  return (
    <RecordView
      cluster={decodePageParam(cluster)}
      topic={decodePageParam(topic)}
      partition={decodePageParam(partition)}
      offset={decodePageParam(offset)}
    />
  );
}
