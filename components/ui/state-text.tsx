import type { ReactNode } from "react";
import { CodeText } from "./code-text.tsx";

/** The common form of the states: a title, what it means, the ways on. Left-aligned, no picture. */
export function StateText({
  title,
  children,
  actions,
  alert,
}: {
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  alert?: boolean;
}) {
  return (
    <section role={alert ? "alert" : undefined} className="px-page py-4">
      <h2 className="flex items-center gap-2 font-semibold">{title}</h2>
      {children ? (
        <div className="mt-0.5 max-w-[60ch] break-words text-ink-2">
          <CodeText>{children}</CodeText>
        </div>
      ) : null}
      {actions ? <div className="mt-2.5 flex flex-wrap items-center gap-2">{actions}</div> : null}
    </section>
  );
}
