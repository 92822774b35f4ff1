"use client";

import type { ReactNode } from "react";
import { CodeText } from "./code-text.tsx";
import { cx } from "./cx.ts";
import { StatusMark } from "./status-mark.tsx";

type PartialLineProps = {
  /** The source that is missing: "Broker 4 does not answer". */
  children: ReactNode;
  /** "since 14:29:10". */
  since?: string;
  tone?: "warning" | "critical";
  onRetry?: () => void;
};

/** A strip above a table or page: a part is missing, the rest stands. */
export function PartialLine({ children, since, tone = "warning", onRetry }: PartialLineProps) {
  return (
    <div
      role="status"
      className={cx(
        "px-page flex min-h-7 shrink-0 items-center gap-2 border-t py-1 text-xs",
        tone === "warning" ? "border-warning-line bg-warning-soft" : "border-critical-line bg-critical-soft",
      )}
    >
      <span
        className={cx(
          "flex min-w-0 items-center gap-1.5",
          tone === "warning" ? "text-warning-text" : "text-critical-text",
        )}
      >
        <StatusMark status={tone} />
        <span className="min-w-0 break-words">
          <CodeText>{children}</CodeText>
        </span>
      </span>
      {since ? <span className="shrink-0 text-ink-2">{since}</span> : null}
      {onRetry ? (
        <button
          type="button"
          onClick={onRetry}
          className="ml-auto h-6 shrink-0 rounded-sm px-1 font-medium text-accent-text hover:underline"
        >
          Try now
        </button>
      ) : null}
    </div>
  );
}
