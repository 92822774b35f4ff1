import type { Metadata } from "next";
import { GroupList } from "#components/groups/group-list.tsx";
import { preloadRead } from "#components/shared/preload-read.ts";
import { SavedViews } from "#components/views/saved-views.tsx";
import { addresses } from "#lib/contracts/addresses.ts";
import { decodePageParam } from "#lib/format/urls.ts";

type Props = { params: Promise<{ cluster: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Consumer groups · ${decodePageParam((await params).cluster)}` };
}

export default async function GroupsPage({ params }: Props) {
  const cluster = decodePageParam((await params).cluster);
  preloadRead(addresses.groups.list, { cluster });
  return (
    <SavedViews scope={`groups/${cluster}`}>
      <GroupList cluster={cluster} />
    </SavedViews>
  );
}
