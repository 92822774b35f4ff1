import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { StatusMark } from "./status-mark.tsx";

const tones = {
  critical: "border-critical-line bg-critical-soft",
  warning: "border-warning-line bg-warning-soft",
  info: "border-info-line bg-info-soft",
};

type NoticeProps = {
  tone: keyof typeof tones;
  /** What is the matter, in a few words with a full stop. */
  title: string;
  /** How it shows, and what to do. */
  children: ReactNode;
};

/** A strip over the whole width under the head of a page: the worst finding, one a page. */
export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div role="status" className={cx("px-page flex shrink-0 items-start gap-2.5 border-t py-2.25", tones[tone])}>
      <StatusMark status={tone} className="mt-1.5" />
      <p className="min-w-0 break-words">
        <b className="font-semibold">{title}</b> <span className="text-ink-2">{children}</span>
      </p>
    </div>
  );
}
