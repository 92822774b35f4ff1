"use client";

import { useQuery } from "@tanstack/react-query";
import { CommandDrawer } from "#components/ui/command-drawer.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { queryCommands, type QueryCommand } from "./query-commands.ts";
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
    <CommandsBox
      title="This query as a command"
      commands={commands}
      note="Records come oldest first in each partition."
      onClose={onClose}
    />
  );
}

type BoxProps = { title: string; commands: QueryCommand[]; note: string; onClose: () => void };

/** Lines for kcat and Kafka's own consumer. */
export function CommandsBox({ title, commands, note, onClose }: BoxProps) {
  return (
    <Dialog open onClose={onClose} title={title}>
      <div className="-mx-5 -mt-3 border-b border-line">
        <CommandDrawer commands={commands} />
      </div>
      <p className="pt-3 text-xs text-ink-3">
        On a secured cluster give your client’s properties too: <code className="code">-F</code> for kcat,{" "}
        <code className="code">--command-config</code> for the other (<code className="code">--consumer.config</code>{" "}
        before Kafka 4.2). {note}
      </p>
    </Dialog>
  );
}
