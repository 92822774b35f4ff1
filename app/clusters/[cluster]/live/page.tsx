import type { Metadata } from "next";
import { LiveView } from "#components/records/live-view.tsx";
import { decodePageParam } from "#lib/format/urls.ts";

type Props = { params: Promise<{ cluster: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Live · ${decodePageParam((await params).cluster)}` };
}

export default async function LivePage({ params }: Props) {
  return <LiveView cluster={decodePageParam((await params).cluster)} />;
}
