"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { httpRequest } from "#components/shared/http-request.ts";
import { useDraft } from "#components/shared/use-draft.ts";
import type { EnvironmentBadgeProps } from "#components/ui/badge.tsx";
import { topicConfigs } from "#lib/client/endpoints.ts";
import type { TopicConfig } from "#lib/contracts/topic-configs.ts";
import { configChangeOf, configFaultsOf, type ConfigDraft } from "./config-draft.ts";
import { ConfigFields } from "./config-fields.tsx";
import { PlannedDialog } from "./planned-dialog.tsx";
import { topicMutations, topicQueries } from "./queries.ts";
import { useConfigUndo } from "./use-config-undo.ts";
import { usePlannedChange } from "./use-planned-change.ts";

type Props = {
  cluster: string;
  topic: string;
  config: TopicConfig;
  /** What the form starts with instead of the value that holds. */
  wanted: ConfigDraft | null;
  environment: EnvironmentBadgeProps | undefined;
  onClose: () => void;
};

/** One setting, changed as previewed; the toast takes it back. */
export function ConfigDialog({ cluster, topic, config, wanted, environment, onClose }: Props) {
  const [initial] = useState((): ConfigDraft => ({ text: config.value ?? "", reset: false }));
  const form = useDraft(wanted ?? initial, (draft) => {
    const checked = configChangeOf(config, draft);
    return "faults" in checked ? checked.faults : {};
  });
  const checked = configChangeOf(config, form.draft);
  const input = "input" in checked ? checked.input : null;
  const alter = useMutation(topicMutations.alterConfig(cluster, topic));
  const offerUndo = useConfigUndo(cluster, topic);
  const change = usePlannedChange({
    form,
    input,
    planned: (next) => topicQueries.planConfig(cluster, topic, next),
    apply: (next, planId) => alter.mutateAsync({ ...next, planId }),
    faultsOf: configFaultsOf,
    onDone: (done) => {
      offerUndo(done, config.sensitive);
      onClose();
    },
  });
  const secret = config.sensitive && input?.value !== null ? { value: "…" } : {};
  const call = { ...input, ...secret, planId: change.plan?.planId };
  return (
    <PlannedDialog
      title={`Change ${config.name}`}
      environment={environment}
      dirty={JSON.stringify(form.draft) !== JSON.stringify(initial)}
      change={change}
      heading="Before you change it"
      incomplete="The preview and the command stand here once there is another value."
      tool="kafka-configs.sh"
      http={httpRequest(topicConfigs.alter, { cluster, topic }, call)}
      action={form.draft.reset ? "Reset value" : "Change value"}
      onClose={onClose}
    >
      <ConfigFields config={config} form={form} objection={change.objections.text ?? null} />
    </PlannedDialog>
  );
}
