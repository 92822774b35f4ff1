import { CodeText } from "#components/ui/code-text.tsx";
import { CommandDrawer, type Command } from "#components/ui/command-drawer.tsx";
import { DialogNote } from "#components/ui/dialog.tsx";
import { PlanView } from "#components/ui/plan-view.tsx";
import type { Plan } from "#lib/contracts/plan.ts";

type PlanPreviewProps = {
  /** "Before you create". */
  heading: string;
  /** Null while there is none. */
  plan: Plan | null;
  /** The plan is another one than the person saw before. */
  changed: boolean;
  /** Why there is no plan yet. */
  waiting?: string;
  commands: Command[];
  /** Whether the commands are shown. */
  shown: boolean;
};

/** What the cluster will do, computed by the server from the form as it stands, and the same act as commands. */
export function PlanPreview({ heading, plan, changed, waiting, commands, shown }: PlanPreviewProps) {
  if (plan === null) return <p className="px-4 py-3 text-xs text-ink-3">{waiting}</p>;
  return (
    <>
      {shown ? <CommandDrawer commands={commands} /> : null}
      <section className={shown ? "border-t border-line px-4 py-3" : "px-4 py-3"}>
        <h3 className="mb-1.5 text-xs font-semibold">{heading}</h3>
        <PlanView {...plan} changed={changed} />
      </section>
    </>
  );
}

/** The tool's own line where there is one, then the call of the console. */
export function planCommands(plan: Plan | null, tool: string, http: string): Command[] {
  const call = { label: "HTTP request", text: http };
  return plan === null || plan.command === null ? [call] : [{ label: tool, text: plan.command }, call];
}

/** The verdict of the cluster on the form, at the left of the foot. */
export function PlanVerdict({ checking, agreed, fault }: { checking: boolean; agreed: boolean; fault: string | null }) {
  if (fault !== null) {
    return (
      <span role="alert" className="mr-auto min-w-0 flex-1 text-xs text-critical-text">
        <CodeText>{fault}</CodeText>
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
