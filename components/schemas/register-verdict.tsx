import { httpRequest } from "#components/shared/http-request.ts";
import { PlanPreview, planCommands } from "#components/shared/plan-preview.tsx";
import { CodeText } from "#components/ui/code-text.tsx";
import { Status } from "#components/ui/status-mark.tsx";
import { schemas } from "#lib/client/endpoints.ts";
import type { Plan } from "#lib/contracts/plan.ts";
import type { NewSchema } from "#lib/contracts/schemas.ts";

type Verdict = { compatible: boolean; messages: string[]; existingVersion: number | null };

type Props = {
  cluster: string;
  subject: string;
  schema: NewSchema;
  checking: boolean;
  /** Of the text as it stands; null before a check and after any change. */
  verdict: Verdict | null;
  plan: Plan | null;
  changed: boolean;
  fault: string | null;
  shown: boolean;
};

/** What the registry says of the schema, and what registering it would do. */
export function RegisterVerdict({ cluster, subject, schema, checking, verdict, plan, changed, fault, shown }: Props) {
  if (checking) return <Note>Asking the registry.</Note>;
  if (fault !== null)
    return (
      <p role="alert" className="px-4 py-3 break-words text-critical-text">
        <CodeText>{fault}</CodeText>
      </p>
    );
  if (verdict === null || plan === null)
    return <Note>The registry&apos;s verdict stands here once the schema was checked as it is.</Note>;
  const http = httpRequest(schemas.register, { cluster, subject }, { ...schema, planId: plan.planId });
  return (
    <>
      <section aria-label="Verdict" className="px-4 pt-3">
        <div role="status">
          <VerdictWords verdict={verdict} isNew={plan.items[0]?.action === "create"} />
        </div>
      </section>
      <PlanPreview
        heading="Before you register"
        plan={plan}
        changed={changed}
        commands={planCommands(plan, "curl", http)}
        shown={shown}
      />
    </>
  );
}

function VerdictWords({ verdict, isNew }: { verdict: Verdict; isNew: boolean }) {
  if (verdict.existingVersion !== null) return <Status status="info">Registered already</Status>;
  if (verdict.compatible) return <Status status="ok">{isNew ? "Nothing to compare it with" : "Compatible"}</Status>;
  return (
    <>
      <Status status="critical">Not compatible</Status>
      {verdict.messages.length === 0 ? (
        <p className="mt-1 text-ink-2">The registry gives no reasons.</p>
      ) : (
        <ul aria-label="Reasons of the registry" className="mt-1 grid gap-1">
          {verdict.messages.map((message) => (
            <li key={message} className="code break-words whitespace-pre-wrap text-ink">
              {message}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Note({ children }: { children: string }) {
  return (
    <p role="status" className="px-4 py-3 text-xs text-ink-3">
      {children}
    </p>
  );
}
