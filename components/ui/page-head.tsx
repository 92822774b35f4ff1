import type { ReactNode } from "react";

type PageHeadProps = {
  title: ReactNode;
  /** Badges beside the title. */
  badges?: ReactNode;
  /** One line of facts; figures in `<b>`. `null` while they are being read: the line is kept, so that nothing moves. */
  facts?: ReactNode;
  /** Two buttons at most, and a "more" menu. */
  actions?: ReactNode;
};

export function PageHead({ title, badges, facts, actions }: PageHeadProps) {
  return (
    <header className="px-page flex shrink-0 flex-wrap items-start gap-x-3 gap-y-2 pt-4.5 pb-3">
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-2">
          <h1 className="min-w-0 text-lg font-semibold tracking-tight break-words">{title}</h1>
          {badges}
        </div>
        {facts === undefined ? null : (
          <p className="tn mt-0.5 min-h-5 text-ink-3 [&_b]:font-medium [&_b]:text-ink">{facts}</p>
        )}
      </div>
      {actions ? <div className="flex shrink-0 gap-2">{actions}</div> : null}
    </header>
  );
}
