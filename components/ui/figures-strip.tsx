import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { StatusMark } from "./status-mark.tsx";

export type Figure = {
  label: string;
  /** Null when it could not be read: `note` then says why. */
  value: ReactNode | null;
  unit?: string;
  note?: ReactNode;
  /** Only what differs from normal has a colour. */
  tone?: "warning" | "critical";
  /** The exact value, when the shown one is rounded. */
  exact?: string;
};

/** Up to six figures with hairlines between them; three a row when narrow. */
export function FiguresStrip({ label, figures }: { label: string; figures: Figure[] }) {
  return (
    <dl
      aria-label={label}
      className="grid shrink-0 grid-cols-2 border-b border-line sm:grid-cols-3 lg:auto-cols-fr lg:grid-flow-col lg:grid-cols-none"
    >
      {figures.map((figure) => (
        <div
          key={figure.label}
          className="min-w-0 border-t border-l border-line px-4 pt-2.5 pb-2.75 first:border-l-0 first:pl-(--page-x) max-sm:odd:border-l-0 max-sm:odd:pl-(--page-x) sm:max-lg:nth-[3n+1]:border-l-0 sm:max-lg:nth-[3n+1]:pl-(--page-x)"
        >
          <dt className="truncate text-xs leading-4 text-ink-3">{figure.label}</dt>
          <dd
            title={figure.exact}
            className={cx(
              "tn h-7 truncate text-figure font-medium",
              figure.tone === "warning" && "text-warning-text",
              figure.tone === "critical" && "text-critical-text",
            )}
          >
            {figure.value === null ? (
              <span className="inline-flex items-center gap-1.5 text-ink-3">
                <StatusMark status="unknown" />–
              </span>
            ) : (
              figure.value
            )}
            {figure.unit && figure.value !== null ? (
              <span className="ml-0.75 text-sm leading-none font-regular tracking-normal text-ink-3">
                {figure.unit}
              </span>
            ) : null}
          </dd>
          {figure.note ? <dd className="tn truncate text-xs leading-4 text-ink-3">{figure.note}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
