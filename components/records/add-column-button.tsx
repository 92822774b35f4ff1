"use client";

import { Columns3 } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { useAddColumn } from "./use-add-column.ts";

type Props = { cluster: string; topic: string; path: string };

/** Makes a field a column of the topic's messages. */
export function AddColumnButton({ cluster, topic, path }: Props) {
  const { has, add } = useAddColumn(cluster, topic);
  return (
    <Button
      size="sm"
      variant="ghost"
      blocked={has(path) ? "This field is a column already." : null}
      onClick={() => add(path)}
    >
      <Columns3 aria-hidden />
      Add as column
    </Button>
  );
}
