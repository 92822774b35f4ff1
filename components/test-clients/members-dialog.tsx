"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useDebounced } from "#components/shared/use-debounced.ts";
import { useDraft } from "#components/shared/use-draft.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { NumberInput } from "#components/ui/number-input.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { ClusterSummary } from "#lib/contracts/clusters.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { pagePath } from "#lib/format/urls.ts";
import { cannotJoin } from "./cannot-join.ts";
import { DurationField } from "./duration-field.tsx";
import { memberHint } from "./member-hint.ts";
import { testClientQueries } from "./queries.ts";
import { StartDialog } from "./start-dialog.tsx";
import { faultsIn, membersInputOf, type MembersDraft } from "./draft.ts";
import { useStart } from "./use-start.ts";

/** One of the two is given by the page, the other is a field. */
type Props = { cluster: ClusterSummary; topic?: string; group?: string; onClose: () => void };

/** Starts members of a group that really read a topic. */
export function MembersDialog({ cluster, topic, group, onClose }: Props) {
  const list = useQuery(testClientQueries.groups(cluster.id));
  const groupOf = (id: string) => list.data?.groups.find((one) => one.id === id);
  const [initial] = useState((): MembersDraft => ({
    topic: topic ?? groupOf(group ?? "")?.topics[0] ?? "",
    group: group ?? `${topic}-test`.slice(-249),
    members: "3",
    work: "0 ms",
    duration: "10 min",
  }));
  const check = (wanted: MembersDraft) => {
    const checked = membersInputOf(wanted);
    const refused = cannotJoin(groupOf(wanted.group));
    return refused === null ? checked : { faults: { ...faultsIn(checked), group: refused } };
  };
  const form = useDraft(initial, (draft) => faultsIn(check(draft)));
  const { draft, change, touch, fault } = form;
  const checked = check(draft);
  const asked = useDebounced(draft.topic, 350);
  const read = useQuery({ ...testClientQueries.topic(cluster.id, asked), enabled: asked !== "", retry: false });
  const partitions = asked === draft.topic ? (read.data?.partitions.length ?? null) : null;
  const toast = useToast();
  const router = useRouter();
  const start = useStart(cluster.id, form, checked, group === undefined ? "topic" : "group", (input) => {
    const href = pagePath("/clusters/[cluster]/groups/[group]", { cluster: cluster.id, group: input.group });
    toast({
      text: `Started ${input.members === 1 ? "1 test member" : `${input.members} test members`} of ${input.group}.`,
      action: group === undefined ? { label: "Open group", onAction: () => router.push(href) } : undefined,
    });
    onClose();
  });
  return (
    <StartDialog
      title={group === undefined ? `Start test members on ${topic}` : `Start test members of ${group}`}
      action="Start members"
      cluster={cluster}
      input={"input" in checked ? checked.input : null}
      dirty={form.dirty && !start.done}
      busy={start.busy}
      fault={start.fault}
      body={start.body}
      onSubmit={start.submit}
      onClose={onClose}
    >
      {topic === undefined ? (
        <Field
          label="Topic"
          layout="left"
          error={fault("topic")}
          hint="They read it from the committed offsets, or its start."
        >
          <Input
            mono
            value={draft.topic}
            onChange={(event) => change({ topic: event.target.value })}
            onBlur={() => touch("topic")}
          />
        </Field>
      ) : null}
      {group === undefined ? (
        <Field
          label="Group"
          layout="left"
          error={fault("group")}
          hint={
            groupOf(draft.group) === undefined
              ? "A new classic group. It stays without members, with its offsets, until those expire."
              : "This group exists: they share its partitions with the members it has, and commit its offsets."
          }
        >
          <Input
            mono
            value={draft.group}
            onChange={(event) => change({ group: event.target.value })}
            onBlur={() => touch("group")}
          />
        </Field>
      ) : null}
      <Field
        label="Members"
        layout="left"
        error={fault("members")}
        hint={
          memberHint(Number(draft.members), partitions, groupOf(draft.group)?.members ?? 0) ??
          `From 1 to ${formatInteger(20)}; a partition is read by one member at a time.`
        }
      >
        <NumberInput
          label="Members"
          min={1}
          max={20}
          className="w-32"
          value={draft.members}
          onChange={(text) => change({ members: text })}
          onBlur={() => touch("members")}
        />
      </Field>
      <Field
        label="Work a record"
        layout="left"
        error={fault("work")}
        hint="How long a member takes over each record: enough of it and the group falls behind."
      >
        <Input
          boxClassName="w-32"
          value={draft.work}
          onChange={(event) => change({ work: event.target.value })}
          onBlur={() => touch("work")}
        />
      </Field>
      <DurationField
        value={draft.duration}
        error={fault("duration")}
        onChange={(duration) => change({ duration })}
        onBlur={() => touch("duration")}
      />
    </StartDialog>
  );
}
