import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { StatusMark } from "./status-mark.tsx";
import type { EnvironmentTone, StatusTone } from "./tones.ts";

const tones: Record<StatusTone | "line", string> = {
  ok: "bg-ok-soft text-ok-text",
  warning: "bg-warning-soft text-warning-text",
  critical: "bg-critical-soft text-critical-text",
  info: "bg-info-soft text-info-text",
  neutral: "bg-neutral-soft text-neutral-text",
  unknown: "bg-neutral-soft text-neutral-text",
  line: "text-ink-2 ring-1 ring-line-2 ring-inset",
};

const base =
  "tn inline-flex h-4.5 shrink-0 items-center gap-1.25 rounded-xs px-1.5 text-2xs font-medium whitespace-nowrap";

/** A short word or figure about a row. A status tone draws its shape too; `line` is a plain property. */
export function Badge({
  tone = "line",
  children,
  className,
}: {
  tone?: StatusTone | "line";
  children: ReactNode;
  className?: string;
}) {
  return (
    <span className={cx(base, tones[tone], className)}>
      {tone === "line" ? null : <StatusMark status={tone} size={8} />}
      {children}
    </span>
  );
}

export type EnvironmentBadgeProps = { cluster: string; environment: EnvironmentTone };

/** Where a dialog acts: the cluster and its environment, in the environment's colour. */
export function EnvironmentBadge({ cluster, environment }: EnvironmentBadgeProps) {
  return (
    <span data-env={environment} className={cx(base, "bg-env-soft text-env-text")}>
      {cluster} · {environment}
    </span>
  );
}
