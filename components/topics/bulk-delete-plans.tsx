import { CodeText } from "#components/ui/code-text.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { sharedWarnings, topicCount, type PlannedTopic } from "./bulk-deletion.ts";

type Reasons = readonly [name: string, why: string][];

/** What each deletion would lose, then what is left out and why. */
export function BulkDeletePlans({ planned, faults }: { planned: readonly PlannedTopic[]; faults: Reasons }) {
  const shared = sharedWarnings(planned);
  const race = planned[0]?.plan.race ?? null;
  return (
    <div className="grid gap-2.5">
      {planned.length > 0 ? (
        // Scrolls, so the keyboard must reach it.
        <ul
          tabIndex={0}
          aria-label="What is lost"
          className="max-h-72 divide-y divide-line overflow-y-auto border-y border-line"
        >
          {planned.map(({ name, plan }) => (
            <li key={name} className="grid gap-0.5 py-1.5">
              <span className="font-medium break-all text-ink">{name}</span>
              <span className="tn text-xs text-ink-3">
                {plan.basis.map(({ label, value }) => `${label}: ${value}`).join(" · ")}
              </span>
              {plan.warnings
                .filter((warning) => !shared.includes(warning))
                .map((warning) => (
                  <Warning key={warning}>{warning}</Warning>
                ))}
            </li>
          ))}
        </ul>
      ) : null}
      {shared.map((warning) => (
        <Warning key={warning}>{warning}</Warning>
      ))}
      {faults.length > 0 ? (
        <>
          <p>{topicCount(faults.length)} cannot be deleted and will be left as they are:</p>
          <ReasonList label="Left out" reasons={faults} />
        </>
      ) : null}
      {race === null ? null : (
        <p className="text-xs text-ink-3">
          <CodeText>{race}</CodeText>
        </p>
      )}
    </div>
  );
}

function Warning({ children }: { children: string }) {
  return (
    <p className="flex gap-2 text-xs text-warning-text">
      <StatusMark status="warning" className="mt-1" />
      <span className="min-w-0">
        <CodeText>{children}</CodeText>
      </span>
    </p>
  );
}

export function ReasonList({ label, reasons }: { label: string; reasons: Reasons }) {
  return (
    <ul
      tabIndex={0}
      aria-label={label}
      className="max-h-48 divide-y divide-line overflow-y-auto border-y border-line text-xs"
    >
      {reasons.map(([name, why]) => (
        <li key={name} className="grid gap-0.5 py-1.5">
          <span className="text-sm font-medium break-all text-ink">{name}</span>
          <span className="text-critical-text">
            <CodeText>{why}</CodeText>
          </span>
        </li>
      ))}
    </ul>
  );
}
