"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { planOfConflict } from "#components/shared/conflict-plan.ts";
import { focusFirstFault, useDraft } from "#components/shared/use-draft.ts";
import type { EnvironmentBadgeProps } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { CommandToggle } from "#components/ui/command-drawer.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import type { SchemaVersion } from "#lib/contracts/schemas.ts";
import { pagePath } from "#lib/format/urls.ts";
import { schemaMutations } from "./queries.ts";
import { initialDraft, registerFaults, schemaOf } from "./register-draft.ts";
import { RegisterFields } from "./register-fields.tsx";
import { RegisterVerdict } from "./register-verdict.tsx";

type Props = {
  cluster: string;
  environment: EnvironmentBadgeProps | undefined;
  /** The version a new one of the same subject is based on; without it the subject is chosen too. */
  base?: SchemaVersion | null;
  onClose: () => void;
  onRegistered?: (subject: string) => void;
};

/** Text, the registry's verdict on it with the plan, and only then the registration. */
export function RegisterDialog({ cluster, environment, base = null, onClose, onRegistered }: Props) {
  const body = useRef<HTMLDivElement>(null);
  const [initial] = useState(() => initialDraft(base?.subject ?? "", base));
  const form = useDraft(initial, registerFaults);
  const check = useMutation(schemaMutations.check(cluster));
  const register = useMutation(schemaMutations.register(cluster));
  const [checked, setChecked] = useState<object | null>(null);
  const [shown, setShown] = useState(false);
  const toast = useToast();
  const router = useRouter();

  const { draft } = form;
  // A verdict is worth something only for the very text it was given on.
  const verdict = checked === draft ? (check.data ?? null) : null;
  const refused = checked === draft && register.isError ? asProblem(register.error) : null;
  const fresh = refused === null ? null : planOfConflict(refused);
  const plan = fresh ?? verdict?.plan ?? null;
  const fault = checked !== draft ? null : check.isError ? asProblem(check.error) : fresh === null ? refused : null;
  const busy = check.isPending || register.isPending;
  const ready = verdict !== null && verdict.compatible && verdict.existingVersion === null;

  const runCheck = () => {
    form.reveal();
    if (busy) return;
    if (!form.valid) return focusFirstFault(body.current);
    setChecked(draft);
    register.reset();
    check.mutate({ subject: draft.subject, schema: schemaOf(draft, base) });
  };
  const runRegister = () => {
    if (plan === null || busy) return;
    register.mutate(
      { subject: draft.subject, schema: schemaOf(draft, base), planId: plan.planId },
      {
        onSuccess: ({ id, version }) => {
          const href = pagePath("/clusters/[cluster]/schemas/[subject]", { cluster, subject: draft.subject });
          toast({
            text: `Registered ${draft.subject} version ${version} with id ${id}.`,
            action: { label: "Open subject", onAction: () => router.push(href) },
          });
          onRegistered?.(draft.subject);
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={base === null ? "Register schema" : `New version of ${base.subject}`}
      size="drawer"
      environment={environment}
      dirty={form.dirty && !register.isSuccess}
      onSubmit={ready ? runRegister : runCheck}
      side={
        <RegisterVerdict
          cluster={cluster}
          subject={draft.subject}
          schema={schemaOf(draft, base)}
          checking={check.isPending}
          verdict={verdict}
          plan={plan}
          changed={fresh !== null}
          fault={fault?.detail ?? null}
          shown={shown}
        />
      }
      footer={
        <>
          <CommandToggle shown={shown} onChange={setShown} />
          <Button onClick={onClose}>Cancel</Button>
          <Button variant={ready ? "default" : "primary"} busy={check.isPending} onClick={runCheck}>
            Check compatibility
          </Button>
          <Button
            variant={ready ? "primary" : "default"}
            blocked={ready ? null : blockedBy(verdict)}
            busy={register.isPending}
            onClick={runRegister}
          >
            Register schema
          </Button>
        </>
      }
    >
      <div ref={body}>
        <RegisterFields form={form} base={base} />
      </div>
    </Dialog>
  );
}

function blockedBy(verdict: { compatible: boolean; existingVersion: number | null } | null): string {
  if (verdict === null) return "Check the schema first.";
  if (verdict.existingVersion !== null) return `This schema is version ${verdict.existingVersion} already.`;
  return "The registry refuses a schema that is not compatible.";
}
