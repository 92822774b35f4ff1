import type { Metadata } from "next";
import { preloadRead } from "#components/shared/preload-read.ts";
import { TopicList } from "#components/topics/topic-list.tsx";
import { SavedViews } from "#components/views/saved-views.tsx";
import { addresses } from "#lib/contracts/addresses.ts";
import { decodePageParam } from "#lib/format/urls.ts";

const needsAttention = {
  id: null,
  name: "Needs attention",
  view: { health: "offline,under-replicated", internal: "" },
};

type Props = { params: Promise<{ cluster: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Topics · ${decodePageParam((await params).cluster)}` };
}

export default async function TopicsPage({ params }: Props) {
  const cluster = decodePageParam((await params).cluster);
  preloadRead(addresses.topics.list, { cluster });
  return (
    <SavedViews scope={`topics/${cluster}`} own={[needsAttention]}>
      <TopicList cluster={cluster} />
    </SavedViews>
  );
}
