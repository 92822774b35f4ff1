"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { httpRequest } from "#components/shared/http-request.ts";
import { useDraft } from "#components/shared/use-draft.ts";
import type { EnvironmentBadgeProps } from "#components/ui/badge.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { topics } from "#lib/client/endpoints.ts";
import { pagePath } from "#lib/format/urls.ts";
import { createInputOf, initialCreate, refusedFields } from "./create-form.ts";
import { CreateTopicFields } from "./create-topic-fields.tsx";
import { PlannedDialog } from "./planned-dialog.tsx";
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
  const [initial] = useState(() => initialCreate(brokers));
  const form = useDraft(initial, (draft) => faultsOf(createInputOf(draft, brokers)));
  const checked = createInputOf(form.draft, brokers);
  const input = "input" in checked ? checked.input : null;
  const create = useMutation(topicMutations.create(cluster));
  const toast = useToast();
  const router = useRouter();
  const change = usePlannedChange({
    form,
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
  });
  const http = httpRequest(topics.create, { cluster }, { ...input, planId: change.plan?.planId });
  return (
    <PlannedDialog
      title="Create topic"
      environment={environment}
      dirty={form.dirty}
      change={change}
      heading="Before you create"
      incomplete="The preview and the command stand here once the form is complete."
      tool="kafka-topics.sh"
      http={http}
      action="Create topic"
      onClose={onClose}
    >
      <CreateTopicFields form={form} brokers={brokers} objections={change.objections} />
    </PlannedDialog>
  );
}

function faultsOf(checked: ReturnType<typeof createInputOf>) {
  return "faults" in checked ? checked.faults : {};
}
