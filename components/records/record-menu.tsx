"use client";

import { Columns2, Ellipsis, ListTree, Terminal } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import type { KafkaRecord } from "#lib/contracts/records.ts";
import { compareHref } from "./compare-search.ts";
import { RecordCommandsDialog } from "./record-commands-dialog.tsx";
import { recordHref } from "./record-href.ts";

type Props = {
  cluster: string;
  topic: string;
  record: KafkaRecord;
  /** It stands on a page of its own already. */
  alone: boolean;
};

/** What else can be done with a record. */
export function RecordMenu({ cluster, topic, record, alone }: Props) {
  const router = useRouter();
  const [commands, setCommands] = useState(false);
  const { partition, offset } = record;
  return (
    <>
      <Menu
        trigger={
          <IconButton label="More about this record" size="sm">
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        {alone ? null : (
          <MenuItem icon={<ListTree aria-hidden />} onSelect={() => router.push(recordHref(cluster, topic, record))}>
            Open with its neighbours
          </MenuItem>
        )}
        <MenuItem
          icon={<Columns2 aria-hidden />}
          onSelect={() => router.push(compareHref(cluster, { topic, partition, offset }, null))}
        >
          Compare with…
        </MenuItem>
        <MenuItem icon={<Terminal aria-hidden />} onSelect={() => setCommands(true)}>
          Show as a command…
        </MenuItem>
      </Menu>
      {commands ? (
        <RecordCommandsDialog cluster={cluster} topic={topic} record={record} onClose={() => setCommands(false)} />
      ) : null}
    </>
  );
}
