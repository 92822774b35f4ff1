import { CommandDrawer } from "#components/ui/command-drawer.tsx";
import { DialogNote } from "#components/ui/dialog.tsx";
import { PlanView } from "#components/ui/plan-view.tsx";
import type { Plan } from "#lib/contracts/plan.ts";
import { topics, type CreateTopicInput } from "#lib/contracts/topics.ts";
import { apiPath } from "#lib/format/urls.ts";

type Props = {
  cluster: string;
  input: CreateTopicInput | null;
  plan: Plan | null;
  changed: boolean;
  /** Whether the commands are shown. */
  shown: boolean;
};

/** What the cluster will do, computed by the server from the form as it stands, and the same act as commands. */
export function CreateTopicPreview({ cluster, input, plan, changed, shown }: Props) {
  if (input === null || plan === null) {
    return (
      <p className="px-4 py-3 text-xs text-ink-3">
        {input === null
          ? "The preview and the command stand here once the form is complete."
          : "Asking the cluster what it would do."}
      </p>
    );
  }
  const http = { label: "HTTP request", text: httpRequest(cluster, input, plan.planId) };
  const commands = plan.command === null ? [http] : [{ label: "kafka-topics.sh", text: plan.command }, http];
  return (
    <>
      {shown ? <CommandDrawer commands={commands} /> : null}
      <section className={shown ? "border-t border-line px-4 py-3" : "px-4 py-3"}>
        <h3 className="mb-1.5 text-xs font-semibold">Before you create</h3>
        <PlanView
          summary={plan.summary}
          items={plan.items}
          basis={plan.basis}
          warnings={plan.warnings}
          race={plan.race}
          changed={changed}
        />
      </section>
    </>
  );
}

/** The verdict of the cluster on the form, at the left of the foot. */
export function PlanVerdict({ checking, agreed, fault }: { checking: boolean; agreed: boolean; fault: string | null }) {
  if (fault !== null) {
    return (
      <span role="alert" className="mr-auto min-w-0 flex-1 text-xs text-critical-text">
        {fault}
      </span>
    );
  }
  return (
    <DialogNote>
      <span role="status">
        {checking ? "Asking the cluster." : agreed ? "Checked by the cluster just now: no objection." : ""}
      </span>
    </DialogNote>
  );
}

function httpRequest(cluster: string, input: CreateTopicInput, planId: string): string {
  const body = JSON.stringify({ ...input, planId }, null, 2);
  return `POST ${apiPath(topics.create.path, { cluster })}\ncontent-type: application/json\n\n${body}`;
}
