"use client";

import { Columns3 } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { useRecordLayout } from "./use-record-layout.ts";

type Props = { cluster: string; topic: string; path: string; quiet?: boolean };

/** Makes a field a column of the topic's messages. `quiet` is an icon alone, for lists. */
export function AddColumnButton({ cluster, topic, path, quiet = false }: Props) {
  const layout = useRecordLayout(cluster, topic);
  const toast = useToast();
  const add = () => {
    layout.add(path);
    toast({ text: `${path} is a column of this topic’s messages now.` });
  };
  const blocked = layout.has(path) ? "This field is a column already." : null;
  if (quiet) {
    return (
      <IconButton size="sm" label={`Add ${path} as column`} blocked={blocked} onClick={add}>
        <Columns3 aria-hidden />
      </IconButton>
    );
  }
  return (
    <Button size="sm" variant="ghost" blocked={blocked} onClick={add}>
      <Columns3 aria-hidden />
      Add as column
    </Button>
  );
}
