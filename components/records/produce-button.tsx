"use client";

import { useQuery } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { useState } from "react";
import { usePageAction } from "#components/shared/page-actions.tsx";
import { environmentOf, writeBlock } from "#components/shared/write-access.ts";
import { Button } from "#components/ui/button.tsx";
import { ProduceDialog } from "./produce-dialog.tsx";
import { recordQueries } from "./queries.ts";

/** Opens the producer of a topic; on a read-only cluster it stays and says why it does nothing. */
export function ProduceButton({ cluster, topic }: { cluster: string; topic: string }) {
  const clusters = useQuery(recordQueries.clusters());
  const summary = clusters.data?.clusters.find((entry) => entry.id === cluster);
  const detail = useQuery(recordQueries.topic(cluster, topic));
  const [open, setOpen] = useState(false);
  const blocked = writeBlock(summary);
  const start = () => (blocked === null ? setOpen(true) : undefined);
  usePageAction({ label: "Produce a message", keys: "n", blocked, run: start });
  return (
    <>
      <Button blocked={blocked} onClick={start}>
        <Send aria-hidden />
        Produce
      </Button>
      {open ? (
        <ProduceDialog
          cluster={cluster}
          topic={topic}
          partitions={detail.data?.partitions.length ?? null}
          environment={environmentOf(summary)}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
