import { ConfigTable } from "#components/topics/config-table.tsx";
import { decodePageParam } from "#lib/format/urls.ts";

type Props = { params: Promise<{ cluster: string; topic: string }> };

export default async function ConfigurationPage({ params }: Props) {
  const { cluster, topic } = await params;
  return <ConfigTable cluster={decodePageParam(cluster)} topic={decodePageParam(topic)} />;
}
