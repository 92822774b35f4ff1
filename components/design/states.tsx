"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { CommandDrawer } from "#components/ui/command-drawer.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { FiguresStrip } from "#components/ui/figures-strip.tsx";
import { ForbiddenState } from "#components/ui/forbidden-state.tsx";
import { NoMatch } from "#components/ui/no-match.tsx";
import { PartialLine } from "#components/ui/partial-line.tsx";
import { PlanView } from "#components/ui/plan-view.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { Row } from "./primitives.tsx";

const nothing = () => {};

/** How lists, figures and dialogs look when it is not the happy case. */
export function States() {
  const [deleting, setDeleting] = useState(false);
  return (
    <>
      <FiguresStrip
        label="Figures"
        figures={[
          { label: "Produced", value: "184", unit: "MiB/s", note: "96,412 messages/s" },
          { label: "Offline partitions", value: "0", note: "of 3,462" },
          { label: "Below min in-sync", value: "1", note: "refuses acks=all", tone: "critical" },
          { label: "Under-replicated", value: "3", note: "for 12 min", tone: "warning" },
          { label: "Disk used", value: null, note: "broker 4 did not answer" },
        ]}
      />
      <PartialLine since="since 14:29:10" onRetry={nothing}>
        Broker 4 does not answer
      </PartialLine>
      <SkeletonRows rows={3} label="Reading" />
      <div className="grid divide-y divide-line lg:grid-cols-2">
        <EmptyState title="No consumer group reads this topic" action={<Button>Show a consumer command</Button>}>
          A group appears here with its first committed offset.
        </EmptyState>
        <NoMatch noun="topic" filter="paymnt" without="214 topics without the filter." onClear={nothing} />
        <ErrorState
          title="Topics could not be listed"
          detail="None of the 6 brokers accepted the login: the SCRAM credentials were refused. Check the user name and password in the configuration."
          requestId="7f3a91c2"
          onRetry={nothing}
        />
        <ForbiddenState title="You may not read messages of payments.*">
          The role “viewer” lacks records:read. Ask a cluster owner.
        </ForbiddenState>
      </div>
      <Row title="Plan and command">
        <PlanView
          summary="Changes 2 settings of `orders`."
          items={[
            { name: "retention.ms", action: "change", before: "604800000", after: "259200000" },
            { name: "cleanup.policy", action: "delete", before: "compact", after: null },
          ]}
          warnings={["Records older than 3 days are lost for good."]}
          basis={[{ label: "Read at", value: "14:29:10" }]}
          race="A change by someone else between this check and the write is overwritten."
        />
        <CommandDrawer commands={[{ label: "kafka-configs.sh", text: "kafka-configs.sh --alter --topic orders" }]} />
        <Button variant="danger" onClick={() => setDeleting(true)}>
          Delete topic…
        </Button>
      </Row>
      <ConfirmDialog
        open={deleting}
        onClose={() => setDeleting(false)}
        title="Delete orders?"
        typed={{ name: "orders", noun: "topic" }}
        action="Delete topic"
        environment={{ cluster: "payments-prod", environment: "production" }}
        onConfirm={() => setDeleting(false)}
      >
        40,118,227 messages (31.9 GiB) are lost for good. 1 group reads it.
      </ConfirmDialog>
    </>
  );
}
