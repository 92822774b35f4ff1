import type { Metadata } from "next";
import { BackgroundSearchPage } from "#components/records/background-search-page.tsx";
import { decodePageParam } from "#lib/format/urls.ts";

type Props = { params: Promise<{ cluster: string; search: string }> };

export const metadata: Metadata = { title: "Background search" };

export default async function SearchPage({ params }: Props) {
  const { cluster, search } = await params;
  return <BackgroundSearchPage cluster={decodePageParam(cluster)} search={decodePageParam(search)} />;
}
