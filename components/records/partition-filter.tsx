"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { formatInteger } from "#lib/format/int64.ts";
import { PartitionPicker } from "./partition-picker.tsx";
import { printRanges } from "./partition-ranges.ts";
import { recordQueries } from "./queries.ts";

type Props = { cluster: string; topic: string; chosen: number[]; onChange: (chosen: number[]) => void };

/** All partitions, or a choice of them. */
export function PartitionFilter({ cluster, topic, chosen, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const detail = useQuery(recordQueries.topic(cluster, topic));
  const all = detail.data?.partitions.map((row) => row.partition) ?? chosen;
  return (
    <Popover
      label="Partitions to read"
      open={open}
      onOpenChange={setOpen}
      className="w-64 p-3"
      trigger={
        <Button>
          <span className="font-regular text-ink-3">Partitions</span>
          <span className="tn max-w-32 truncate font-regular">
            {chosen.length === 0 ? `All ${all.length === 0 ? "" : formatInteger(all.length)}` : printRanges(chosen)}
          </span>
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      <PartitionPicker
        all={all}
        chosen={chosen}
        onDone={(next) => {
          setOpen(false);
          if (next.join() !== chosen.join()) onChange(next);
        }}
      />
    </Popover>
  );
}
