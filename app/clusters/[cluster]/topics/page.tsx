import type { Metadata } from "next";
import { TopicList } from "#components/topics/topic-list.tsx";
import { decodePageParam } from "#lib/format/urls.ts";

type Props = { params: Promise<{ cluster: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Topics · ${decodePageParam((await params).cluster)}` };
}

export default async function TopicsPage({ params }: Props) {
  return <TopicList cluster={decodePageParam((await params).cluster)} />;
}
