"use client";

import { RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { CopyButton } from "./copy-button.tsx";
import { StateText } from "./state-text.tsx";
import { StatusMark } from "./status-mark.tsx";

export type ErrorStateProps = {
  /** What could not be done: "Topics could not be listed". */
  title: string;
  /** What happened, why, what to do. */
  detail: ReactNode;
  requestId?: string | null;
  onRetry?: () => void;
  retrying?: boolean;
  /** Another way on. */
  action?: ReactNode;
};

/** Only when nothing is known; a refresh that fails keeps the old rows and takes `PartialLine`. */
export function ErrorState({ title, detail, requestId, onRetry, retrying, action }: ErrorStateProps) {
  return (
    <StateText
      alert
      title={
        <span className="flex items-center gap-1.5 text-critical-text">
          <StatusMark status="critical" />
          {title}
        </span>
      }
      actions={
        <>
          {onRetry ? (
            <Button onClick={onRetry} busy={retrying}>
              {retrying ? null : <RotateCw aria-hidden />}
              Try again
            </Button>
          ) : null}
          {action}
          {requestId ? (
            <span className="code flex items-center gap-1 text-2xs text-ink-3">
              request {requestId}
              <CopyButton text={requestId} label="Copy request id" />
            </span>
          ) : null}
        </>
      }
    >
      {detail}
    </StateText>
  );
}
