import type { Metadata } from "next";
import { CompareView } from "#components/records/compare-view.tsx";
import { decodePageParam } from "#lib/format/urls.ts";

type Props = { params: Promise<{ cluster: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Compare · ${decodePageParam((await params).cluster)}` };
}

export default async function ComparePage({ params }: Props) {
  return <CompareView cluster={decodePageParam((await params).cluster)} />;
}
