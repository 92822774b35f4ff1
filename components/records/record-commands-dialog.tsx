"use client";

import { useQuery } from "@tanstack/react-query";
import type { KafkaRecord } from "#lib/contracts/records.ts";
import { CommandsBox } from "./commands-dialog.tsx";
import { recordCommands } from "./query-commands.ts";
import { recordQueries } from "./queries.ts";

type Props = { cluster: string; topic: string; record: KafkaRecord; onClose: () => void };

/** One record as lines that read it elsewhere. */
export function RecordCommandsDialog({ cluster, topic, record, onClose }: Props) {
  const clusters = useQuery(recordQueries.clusters());
  const bootstrap = clusters.data?.clusters.find(({ id }) => id === cluster)?.bootstrap ?? [];
  return (
    <CommandsBox
      title="This record as a command"
      commands={recordCommands(bootstrap, topic, record)}
      note="Where the offset holds no record any more, both print the next one."
      onClose={onClose}
    />
  );
}
