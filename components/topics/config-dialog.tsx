"use client";

import { useMutation } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import { httpRequest } from "#components/shared/http-request.ts";
import { planCommands, PlanPreview, PlanVerdict } from "#components/shared/plan-preview.tsx";
import { focusFirstFault, useDraft } from "#components/shared/use-draft.ts";
import type { EnvironmentBadgeProps } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { CommandToggle } from "#components/ui/command-drawer.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { topicConfigs, type TopicConfig } from "#lib/contracts/topic-configs.ts";
import { configChangeOf, configFaultsOf, type ConfigDraft } from "./config-draft.ts";
import { ConfigFields } from "./config-fields.tsx";
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
  const body = useRef<HTMLDivElement>(null);
  const [initial] = useState((): ConfigDraft => ({ text: config.value ?? "", reset: false }));
  const form = useDraft(wanted ?? initial, (draft) => {
    const checked = configChangeOf(config, draft);
    return "faults" in checked ? checked.faults : {};
  });
  const checked = useMemo(() => configChangeOf(config, form.draft), [config, form.draft]);
  const input = "input" in checked ? checked.input : null;
  const [shown, setShown] = useState(true);
  const alter = useMutation(topicMutations.alterConfig(cluster, topic));
  const offerUndo = useConfigUndo(cluster, topic);
  const change = usePlannedChange({
    input,
    planned: (next) => topicQueries.planConfig(cluster, topic, next),
    apply: (next, planId) => alter.mutateAsync({ ...next, planId }),
    faultsOf: configFaultsOf,
    onDone: (done) => {
      offerUndo(done, config.sensitive);
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
  const secret = config.sensitive && input?.value !== null ? { value: "…" } : {};
  const http = httpRequest(topicConfigs.alter, { cluster, topic }, { ...input, ...secret, planId: plan?.planId });
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Change ${config.name}`}
      size="drawer"
      environment={environment}
      dirty={JSON.stringify(form.draft) !== JSON.stringify(initial) && !change.done}
      onSubmit={submit}
      side={
        <PlanPreview
          heading="Before you change it"
          plan={plan}
          changed={change.changed}
          waiting={
            input === null
              ? "The preview and the command stand here once there is another value."
              : change.checking
                ? "Asking the cluster what it would do."
                : "The cluster refuses this value."
          }
          commands={planCommands(plan, "kafka-configs.sh", http)}
          shown={shown}
        />
      }
      footer={
        <>
          <CommandToggle shown={shown} onChange={setShown} />
          <PlanVerdict checking={change.checking} agreed={plan !== null} fault={change.fault} />
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={change.busy}>
            {form.draft.reset ? "Reset value" : "Change value"} <Kbd keys={["Mod", "↵"]} onAccent />
          </Button>
        </>
      }
    >
      <div ref={body}>
        <ConfigFields config={config} form={form} objection={change.objections.text ?? null} />
      </div>
    </Dialog>
  );
}
