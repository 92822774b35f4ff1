import { CommandDrawer } from "#components/ui/command-drawer.tsx";
import { PlanView } from "#components/ui/plan-view.tsx";
import { Status } from "#components/ui/status-mark.tsx";
import type { Plan } from "#lib/contracts/plan.ts";
import { schemas } from "#lib/contracts/schemas.ts";
import { apiPath } from "#lib/format/urls.ts";

type Verdict = { compatible: boolean; messages: string[]; existingVersion: number | null };

type Props = {
  cluster: string;
  subject: string;
  checking: boolean;
  /** Of the text as it stands; null before a check and after any change. */
  verdict: Verdict | null;
  plan: Plan | null;
  changed: boolean;
  fault: string | null;
  shown: boolean;
};

/** What the registry says of the schema, and what registering it would do. */
export function RegisterVerdict({ cluster, subject, checking, verdict, plan, changed, fault, shown }: Props) {
  if (checking) return <Note>Asking the registry.</Note>;
  if (fault !== null)
    return (
      <p role="alert" className="px-4 py-3 break-words text-critical-text">
        {fault}
      </p>
    );
  if (verdict === null || plan === null)
    return <Note>The registry&apos;s verdict stands here once the schema was checked as it is.</Note>;
  const http = {
    label: "HTTP request",
    text: `POST ${apiPath(schemas.register.path, { cluster, subject })}\ncontent-type: application/json`,
  };
  return (
    <>
      {shown ? (
        <CommandDrawer commands={plan.command === null ? [http] : [{ label: "curl", text: plan.command }, http]} />
      ) : null}
      <section aria-label="Verdict" className="grid gap-3 px-4 py-3">
        <div role="status">
          <VerdictWords verdict={verdict} isNew={plan.items[0]?.action === "create"} />
        </div>
        <PlanView
          summary={plan.summary}
          items={verdict.compatible ? plan.items : []}
          basis={plan.basis}
          warnings={plan.warnings}
          race={verdict.compatible ? plan.race : null}
          changed={changed}
        />
      </section>
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
