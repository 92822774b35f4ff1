"use client";

import { useQuery } from "@tanstack/react-query";
import { CommandDrawer } from "#components/ui/command-drawer.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { queryCommands } from "./query-commands.ts";
import { recordQueries } from "./queries.ts";
import type { RecordSearch } from "./record-search.ts";

type Props = { cluster: string; topic: string; search: RecordSearch; onClose: () => void };

/** The query as lines to run elsewhere. */
export function CommandsDialog({ cluster, topic, search, onClose }: Props) {
  const clusters = useQuery(recordQueries.clusters());
  const detail = useQuery(recordQueries.topic(cluster, topic));
  const commands = queryCommands({
    bootstrap: clusters.data?.clusters.find(({ id }) => id === cluster)?.bootstrap ?? [],
    topic,
    partitions: detail.data?.partitions.map(({ partition }) => partition) ?? [],
    search,
  });
  return (
    <Dialog open onClose={onClose} title="This query as a command">
      <div className="-mx-5 -mt-3 border-b border-line">
        <CommandDrawer commands={commands} />
      </div>
      <p className="pt-3 text-xs text-ink-3">
        On a secured cluster give your client’s properties too: <code className="code">-F</code> for kcat,{" "}
        <code className="code">--command-config</code> for the other. Records come oldest first in each partition.
      </p>
    </Dialog>
  );
}
