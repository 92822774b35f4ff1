import { ArrowRight } from "lucide-react";
import { CodeText } from "./code-text.tsx";
import { cx } from "./cx.ts";
import { StatusMark } from "./status-mark.tsx";

export type PlanViewItem = {
  name: string;
  action: "create" | "change" | "delete";
  before: string | null;
  after: string | null;
};

export type PlanViewProps = {
  summary?: string;
  items: PlanViewItem[];
  /** Facts the plan was computed from. */
  basis?: { label: string; value: string }[];
  /** Worst first. */
  warnings?: string[];
  /** What can still change between the check and the act. */
  race?: string | null;
  /** The plan is another one than the person saw before. */
  changed?: boolean;
};

/** What a change will do: old → new for each item, what it costs, what it was computed from. */
export function PlanView({ summary, items, basis = [], warnings = [], race, changed }: PlanViewProps) {
  return (
    <div className="grid gap-2.5">
      {changed ? (
        <p role="alert" className="flex gap-2 text-warning-text">
          <StatusMark status="warning" className="mt-1.5" />
          The cluster changed since the preview. Nothing was done; this is the new plan.
        </p>
      ) : null}
      {summary ? (
        <p>
          <CodeText>{summary}</CodeText>
        </p>
      ) : null}
      {items.length > 0 ? (
        <ul className="max-h-60 divide-y divide-line overflow-y-auto border-y border-line" aria-label="Changes">
          {items.map((item, index) => (
            <PlanItem key={`${index}-${item.name}`} item={item} />
          ))}
        </ul>
      ) : null}
      {warnings.map((warning) => (
        <p key={warning} className="flex gap-2 text-warning-text">
          <StatusMark status="warning" className="mt-1.5" />
          <span className="min-w-0">
            <CodeText>{warning}</CodeText>
          </span>
        </p>
      ))}
      {basis.length > 0 ? (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 text-xs">
          {basis.map((fact) => (
            <div key={fact.label} className="contents">
              <dt className="text-ink-3">{fact.label}</dt>
              <dd className="tn break-words">
                <CodeText>{fact.value}</CodeText>
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {race ? (
        <p className="text-xs text-ink-3">
          <CodeText>{race}</CodeText>
        </p>
      ) : null}
    </div>
  );
}

function PlanItem({ item }: { item: PlanViewItem }) {
  return (
    <li className="flex min-h-7 flex-wrap items-center gap-x-3 py-1">
      <span className="min-w-0 flex-1 break-words text-ink-2">{item.name}</span>
      <span className="code flex min-w-0 flex-wrap items-center gap-1.5">
        {item.before === null ? null : (
          <span className={cx("wrap-anywhere", item.action === "delete" ? "text-critical-text" : "text-ink-3")}>
            {item.before}
          </span>
        )}
        {item.before !== null || item.action === "delete" ? (
          <ArrowRight aria-label="becomes" className="size-3 text-ink-3" />
        ) : null}
        {item.after === null ? (
          <span className="font-sans text-critical-text">{item.action === "delete" ? "gone" : "default"}</span>
        ) : (
          <span className="font-medium wrap-anywhere text-ink">{item.after}</span>
        )}
      </span>
    </li>
  );
}
