import type { Metadata } from "next";
import { Overview } from "#components/overview/overview.tsx";
import { preloadRead } from "#components/shared/preload-read.ts";
import { addresses } from "#lib/contracts/addresses.ts";
import { decodePageParam } from "#lib/format/urls.ts";

type Props = { params: Promise<{ cluster: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Overview · ${decodePageParam((await params).cluster)}` };
}

export default async function OverviewPage({ params }: Props) {
  const cluster = decodePageParam((await params).cluster);
  preloadRead(addresses.clusters.overview, { cluster });
  return <Overview cluster={cluster} />;
}
