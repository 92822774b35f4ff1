import type { ReactNode } from "react";
import { KnownCluster } from "#components/shell/known-cluster.tsx";
import { decodePageParam } from "#lib/format/urls.ts";

type Props = { params: Promise<{ cluster: string }>; children: ReactNode };

export default async function ClusterLayout({ params, children }: Props) {
  return <KnownCluster id={decodePageParam((await params).cluster)}>{children}</KnownCluster>;
}
