import { RecordList } from "#components/records/record-list.tsx";
import { SavedViews } from "#components/views/saved-views.tsx";
import { decodePageParam } from "#lib/format/urls.ts";

type Props = { params: Promise<{ cluster: string; topic: string }> };

export default async function MessagesPage({ params }: Props) {
  const { cluster, topic } = await params;
  const names = { cluster: decodePageParam(cluster), topic: decodePageParam(topic) };
  return (
    <SavedViews scope={`records/${names.cluster}/${names.topic}`}>
      <RecordList {...names} />
    </SavedViews>
  );
}
