import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import type { StatusTone } from "./tones.ts";

const fill: Record<StatusTone, string> = {
  ok: "text-ok",
  warning: "text-warning",
  critical: "text-critical",
  info: "text-info",
  neutral: "text-neutral",
  unknown: "text-neutral",
};

const text: Record<StatusTone, string> = {
  ok: "text-ok-text",
  warning: "text-warning-text",
  critical: "text-critical-text",
  info: "text-info-text",
  neutral: "text-neutral-text",
  unknown: "text-neutral-text",
};

function shape(status: StatusTone): ReactNode {
  if (status === "ok") return <circle cx="5" cy="5" r="4.5" fill="currentColor" />;
  if (status === "warning") return <path d="M5 .6 9.8 9.3H.2Z" fill="currentColor" />;
  if (status === "critical") return <path d="M5 0 10 5 5 10 0 5Z" fill="currentColor" />;
  if (status === "info") return <rect x="1" y="1" width="8" height="8" rx="1.2" fill="currentColor" />;
  return (
    <circle
      cx="5"
      cy="5"
      r="3.7"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeDasharray={status === "unknown" ? "2.2 1.7" : undefined}
    />
  );
}

/** The shape alone; a word must stand beside it. `size` in px of the mark, 8 to 14. */
export function StatusMark({
  status,
  size = 9,
  className,
}: {
  status: StatusTone;
  size?: 8 | 9 | 14;
  className?: string;
}) {
  const measure = size === 8 ? "size-2" : size === 9 ? "size-[9px]" : "size-3.5";
  return (
    <svg viewBox="0 0 10 10" aria-hidden className={cx("shrink-0", measure, fill[status], className)}>
      {shape(status)}
    </svg>
  );
}

type StatusProps = {
  status: StatusTone;
  /** Healthy words in lists stay plain; only the mark is coloured. */
  quiet?: boolean;
  children: ReactNode;
  className?: string;
};

/** Shape, colour and word of a state. */
export function Status({ status, quiet, children, className }: StatusProps) {
  return (
    <span className={cx("inline-flex min-w-0 items-center gap-1.5", quiet ? "text-ink-2" : text[status], className)}>
      <StatusMark status={status} />
      <span className="truncate">{children}</span>
    </span>
  );
}
