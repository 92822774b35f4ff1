import type { Metadata } from "next";
import { Overview } from "#components/overview/overview.tsx";
import { decodePageParam } from "#lib/format/urls.ts";

type Props = { params: Promise<{ cluster: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Overview · ${decodePageParam((await params).cluster)}` };
}

export default async function OverviewPage({ params }: Props) {
  return <Overview cluster={decodePageParam((await params).cluster)} />;
}
