"use client";

import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { useDraft } from "#components/shared/use-draft.ts";
import { Field } from "#components/ui/field.tsx";
import { NumberInput } from "#components/ui/number-input.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { ClusterSummary } from "#lib/contracts/clusters.ts";
import { formatDuration } from "#lib/format/duration.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { DurationField } from "./duration-field.tsx";
import { StartDialog } from "./start-dialog.tsx";
import { faultsIn, producerInputOf, type ProducerDraft } from "./draft.ts";
import { useStart } from "./use-start.ts";

type Props = { cluster: ClusterSummary; topic: string; onClose: () => void };

/** Starts a producer that writes to a topic at a rate. */
export function ProducerDialog({ cluster, topic, onClose }: Props) {
  const initial = useMemo(
    (): ProducerDraft => ({ topic, recordsPerSecond: "20", keys: "rotating", keyCount: "10", duration: "10 min" }),
    [topic],
  );
  const form = useDraft(initial, (draft) => faultsIn(producerInputOf(draft)));
  const { draft, change, touch, fault } = form;
  const checked = producerInputOf(draft);
  const toast = useToast();
  const router = useRouter();
  const start = useStart(cluster.id, form, checked, "topic", ({ recordsPerSecond, seconds }) => {
    const rate = `${formatInteger(recordsPerSecond)} a second`;
    toast({
      text: `Started a test producer on ${topic}: ${rate} for ${formatDuration(seconds * 1_000)}.`,
      action: { label: "Open jobs", onAction: () => router.push("/jobs") },
    });
    onClose();
  });
  return (
    <StartDialog
      title={`Start test producer on ${topic}`}
      action="Start producer"
      cluster={cluster}
      input={"input" in checked ? checked.input : null}
      dirty={form.dirty && !start.done}
      busy={start.busy}
      fault={start.fault}
      body={start.body}
      onSubmit={start.submit}
      onClose={onClose}
    >
      <Field
        label="Rate"
        layout="left"
        error={fault("recordsPerSecond")}
        hint="Records a second, small JSON values. They stay in the topic like any others."
      >
        <NumberInput
          label="Rate"
          min={1}
          max={1_000}
          className="w-32"
          value={draft.recordsPerSecond}
          onChange={(text) => change({ recordsPerSecond: text })}
          onBlur={() => touch("recordsPerSecond")}
        />
      </Field>
      <div className="grid gap-x-4 gap-y-1 md:grid-cols-[7.25rem_minmax(0,1fr)]">
        <span className="font-medium md:pt-1">Keys</span>
        <div>
          <Segmented
            label="Keys"
            options={[
              { value: "rotating", label: "Rotating" },
              { value: "fixed", label: "One fixed" },
              { value: "none", label: "None" },
            ]}
            value={draft.keys}
            onChange={(keys) => change({ keys })}
          />
          <p className="mt-1.25 text-xs text-ink-3">{keyHints[draft.keys]}</p>
        </div>
      </div>
      {draft.keys === "rotating" ? (
        <Field label="Number of keys" layout="left" error={fault("keyCount")} hint="key-0, key-1 and so on, in turn.">
          <NumberInput
            label="Number of keys"
            min={1}
            max={10_000}
            className="w-32"
            value={draft.keyCount}
            onChange={(text) => change({ keyCount: text })}
            onBlur={() => touch("keyCount")}
          />
        </Field>
      ) : null}
      <DurationField
        value={draft.duration}
        error={fault("duration")}
        onChange={(duration) => change({ duration })}
        onBlur={() => touch("duration")}
      />
    </StartDialog>
  );
}

const keyHints: Record<ProducerDraft["keys"], string> = {
  rotating: "Each key stays in its partition, so the records spread over the partitions by key.",
  fixed: "All records have the key key-0 and so meet in one partition.",
  none: "Without a key any partition may take a record; a compacted topic refuses them.",
};
