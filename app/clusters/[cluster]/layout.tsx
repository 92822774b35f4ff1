import type { ReactNode } from "react";
import { preloadRead } from "#components/shared/preload-read.ts";
import { KnownCluster } from "#components/shell/known-cluster.tsx";
import { addresses } from "#lib/contracts/addresses.ts";
import { decodePageParam } from "#lib/format/urls.ts";

type Props = { params: Promise<{ cluster: string }>; children: ReactNode };

export default async function ClusterLayout({ params, children }: Props) {
  preloadRead(addresses.clusters.list);
  return <KnownCluster id={decodePageParam((await params).cluster)}>{children}</KnownCluster>;
}
