"use client";

import { useQuery } from "@tanstack/react-query";
import { FlaskConical } from "lucide-react";
import { useState } from "react";
import { usePageAction } from "#components/shared/page-actions.tsx";
import { writeBlock } from "#components/shared/write-access.ts";
import { Button } from "#components/ui/button.tsx";
import { cannotJoin } from "./cannot-join.ts";
import { MembersDialog } from "./members-dialog.tsx";
import { testClientQueries } from "./queries.ts";

/** Starts test members of a group from its page. */
export function TestMembersButton({ cluster, group }: { cluster: string; group: string }) {
  const clusters = useQuery(testClientQueries.clusters());
  const summary = clusters.data?.clusters.find(({ id }) => id === cluster);
  const groups = useQuery(testClientQueries.groups(cluster));
  const [open, setOpen] = useState(false);
  const blocked = writeBlock(summary) ?? cannotJoin(groups.data?.groups.find(({ id }) => id === group));
  const start = () => (blocked === null ? setOpen(true) : undefined);
  usePageAction({ label: "Start test members", blocked, run: start });
  return (
    <>
      <Button blocked={blocked} onClick={start}>
        <FlaskConical aria-hidden />
        Start test members
      </Button>
      {open && summary ? <MembersDialog cluster={summary} group={group} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
