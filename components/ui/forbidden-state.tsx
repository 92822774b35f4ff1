import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { StateText } from "./state-text.tsx";

/** What may not be seen: the missing permission by name, and who can grant it. Never an empty table. */
export function ForbiddenState({
  title,
  children,
  action,
}: {
  title: string;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <StateText
      title={
        <>
          <Lock aria-hidden />
          {title}
        </>
      }
      actions={action}
    >
      {children}
    </StateText>
  );
}
