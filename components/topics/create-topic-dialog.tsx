"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useMemo, useRef, useState } from "react";
import { httpRequest } from "#components/shared/http-request.ts";
import { planCommands, PlanPreview, PlanVerdict } from "#components/shared/plan-preview.tsx";
import { focusFirstFault, useDraft } from "#components/shared/use-draft.ts";
import type { EnvironmentBadgeProps } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { CommandToggle } from "#components/ui/command-drawer.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { topics } from "#lib/contracts/topics.ts";
import { pagePath } from "#lib/format/urls.ts";
import { createInputOf, initialCreate, refusedFields } from "./create-form.ts";
import { CreateTopicFields } from "./create-topic-fields.tsx";
import { topicMutations, topicQueries } from "./queries.ts";
import { usePlannedChange } from "./use-planned-change.ts";

type Props = {
  cluster: string;
  /** Serving brokers; null when they are not known. */
  brokers: number | null;
  environment: EnvironmentBadgeProps | undefined;
  onClose: () => void;
};

export function CreateTopicDialog({ cluster, brokers, environment, onClose }: Props) {
  const body = useRef<HTMLDivElement>(null);
  const [initial] = useState(() => initialCreate(brokers));
  const form = useDraft(initial, (draft) => faultsOf(createInputOf(draft, brokers)));
  const checked = useMemo(() => createInputOf(form.draft, brokers), [form.draft, brokers]);
  const input = "input" in checked ? checked.input : null;
  const [shown, setShown] = useState(true);
  const create = useMutation(topicMutations.create(cluster));
  const toast = useToast();
  const router = useRouter();
  const change = usePlannedChange({
    input,
    planned: (wanted) => topicQueries.planCreate(cluster, wanted),
    apply: (wanted, planId) => create.mutateAsync({ ...wanted, planId }),
    faultsOf: refusedFields,
    onDone: ({ name, partitions }) => {
      const href = pagePath("/clusters/[cluster]/topics/[topic]", { cluster, topic: name });
      toast({
        text: `Created ${name} with ${partitions} ${partitions === 1 ? "partition" : "partitions"}.`,
        action: { label: "Open topic", onAction: () => router.push(href) },
      });
      onClose();
    },
    onRefused: (faults) => {
      form.refuse(faults);
      focusFirstFault(body.current);
    },
  });
  const submit = () => {
    form.reveal();
    if (input === null) focusFirstFault(body.current);
    else change.submit();
  };
  const { plan } = change;
  const http = httpRequest(topics.create, { cluster }, { ...input, planId: plan?.planId });
  return (
    <Dialog
      open
      onClose={onClose}
      title="Create topic"
      size="drawer"
      environment={environment}
      dirty={form.dirty && !change.done}
      onSubmit={submit}
      side={
        <PlanPreview
          heading="Before you create"
          plan={plan}
          changed={change.changed}
          waiting={
            input === null
              ? "The preview and the command stand here once the form is complete."
              : "Asking the cluster what it would do."
          }
          commands={planCommands(plan, "kafka-topics.sh", http)}
          shown={shown}
        />
      }
      footer={
        <>
          <CommandToggle shown={shown} onChange={setShown} />
          <PlanVerdict checking={change.checking} agreed={plan !== null} fault={change.fault} />
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={change.busy}>
            Create topic <Kbd keys={["Mod", "↵"]} onAccent />
          </Button>
        </>
      }
    >
      <div ref={body}>
        <CreateTopicFields form={form} brokers={brokers} objections={change.objections} />
      </div>
    </Dialog>
  );
}

function faultsOf(checked: ReturnType<typeof createInputOf>) {
  return "faults" in checked ? checked.faults : {};
}
