"use client";

import { usePathname, useRouter } from "next/navigation";
import { useQueryStates } from "nuqs";
import { useToast } from "#components/ui/toast.tsx";
import { formatInteger } from "#lib/format/int64.ts";
import { pagePath } from "#lib/format/urls.ts";
import { filterPatch, modeOf, noFilter, recordSearch } from "./record-search.ts";

type Landed = { partition: number; offset: string };

/** Tells where a record landed and opens it in the list, which goes to the newest when it would not be in it. */
export function useShowRecord(cluster: string, topic: string): (landed: Landed) => void {
  const [search, setSearch] = useQueryStates(recordSearch);
  const path = usePathname();
  const router = useRouter();
  const toast = useToast();
  return ({ partition, offset }) => {
    const names = { cluster, topic, partition, offset };
    const list = pagePath("/clusters/[cluster]/topics/[topic]", names);
    const record = `${partition}-${offset}`;
    const one = pagePath("/clusters/[cluster]/topics/[topic]/records/[partition]/[offset]", names);
    toast({
      text: `Produced to partition ${partition} at offset ${formatInteger(offset)}.`,
      action: { label: "Open record", onAction: () => router.push(one) },
    });
    if (path !== list) return router.push(pagePath("/clusters/[cluster]/topics/[topic]", names, { record }));
    const browses = modeOf(search) === "browse" && search.from === "newest";
    const inSight = browses && (search.partitions?.includes(partition) ?? true);
    const newest = {
      from: null,
      offset: null,
      untilOffset: null,
      timestamp: null,
      group: null,
      until: null,
      partitions: null,
    };
    void setSearch(inSight ? { record } : { ...newest, ...filterPatch(noFilter), record });
  };
}
