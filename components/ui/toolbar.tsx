import type { ReactNode } from "react";

/** Controls of 28 px above a table; `end` stands at the right. */
export function Toolbar({ label, children, end }: { label: string; children?: ReactNode; end?: ReactNode }) {
  return (
    <div role="group" aria-label={label} className="px-page flex shrink-0 flex-wrap items-center gap-2 pb-3">
      {children}
      {end ? <div className="ml-auto flex items-center gap-2">{end}</div> : null}
    </div>
  );
}

export function ToolbarDivider() {
  return <span aria-hidden className="h-4 w-px bg-line-2" />;
}

/** Title of a region inside a page, with a hint and its controls. */
export function SectionHead({ title, hint, end }: { title: string; hint?: ReactNode; end?: ReactNode }) {
  return (
    <div className="flex min-h-7 items-center gap-3">
      <h2 className="font-semibold whitespace-nowrap">{title}</h2>
      {hint ? <span className="min-w-0 truncate text-xs text-ink-3">{hint}</span> : null}
      {end ? <div className="ml-auto flex items-center gap-2">{end}</div> : null}
    </div>
  );
}
