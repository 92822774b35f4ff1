"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuCheckItem, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import { recordQueries } from "./queries.ts";

type Props = { cluster: string; topic: string; chosen: number[]; onChange: (chosen: number[]) => void };

/** All partitions, or a choice of them. */
export function PartitionFilter({ cluster, topic, chosen, onChange }: Props) {
  const detail = useQuery(recordQueries.topic(cluster, topic));
  const all = detail.data?.partitions.map((row) => row.partition) ?? chosen;
  const toggle = (partition: number) =>
    onChange(
      chosen.includes(partition)
        ? chosen.filter((other) => other !== partition)
        : [...chosen, partition].sort((a, b) => a - b),
    );
  return (
    <Menu
      align="start"
      trigger={
        <Button>
          <span className="font-regular text-ink-3">Partitions</span>
          <span className="tn max-w-32 truncate font-regular">
            {chosen.length === 0 ? `All ${all.length === 0 ? "" : all.length}` : chosen.join(", ")}
          </span>
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      <MenuItem onSelect={() => onChange([])}>All partitions</MenuItem>
      <MenuSeparator />
      {all.map((partition) => (
        <MenuCheckItem key={partition} checked={chosen.includes(partition)} onChange={() => toggle(partition)}>
          Partition {partition}
        </MenuCheckItem>
      ))}
    </Menu>
  );
}
