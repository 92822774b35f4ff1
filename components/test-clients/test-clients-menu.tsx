"use client";

import { useQuery } from "@tanstack/react-query";
import { FlaskConical, Send, Users } from "lucide-react";
import { useState } from "react";
import { usePageAction } from "#components/shared/page-actions.tsx";
import { writeBlock } from "#components/shared/write-access.ts";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import { MembersDialog } from "./members-dialog.tsx";
import { ProducerDialog } from "./producer-dialog.tsx";
import { testClientQueries } from "./queries.ts";

type Props = { cluster: string; topic: string };

/** Starts test clients from the page of a topic. */
export function TestClientsMenu({ cluster, topic }: Props) {
  const clusters = useQuery(testClientQueries.clusters());
  const summary = clusters.data?.clusters.find(({ id }) => id === cluster);
  const [open, setOpen] = useState<"producer" | "members" | null>(null);
  const blocked = writeBlock(summary);
  const start = (what: "producer" | "members") => () => (blocked === null ? setOpen(what) : undefined);
  usePageAction({ label: "Start test producer", blocked, run: start("producer") });
  usePageAction({ label: "Start test members", blocked, run: start("members") });
  const close = () => setOpen(null);
  const trigger = (
    <Button blocked={blocked}>
      <FlaskConical aria-hidden />
      Test clients
    </Button>
  );
  if (blocked !== null) return trigger;
  return (
    <>
      <Menu trigger={trigger}>
        <MenuItem icon={<Send aria-hidden />} onSelect={start("producer")}>
          Start test producer
        </MenuItem>
        <MenuItem icon={<Users aria-hidden />} onSelect={start("members")}>
          Start test members
        </MenuItem>
      </Menu>
      {open === "producer" && summary ? <ProducerDialog cluster={summary} topic={topic} onClose={close} /> : null}
      {open === "members" && summary ? <MembersDialog cluster={summary} topic={topic} onClose={close} /> : null}
    </>
  );
}
