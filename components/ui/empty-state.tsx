import type { ReactNode } from "react";
import { StateText } from "./state-text.tsx";

/** Nothing is there: what would be here and why not yet, and the one action. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <StateText title={title} actions={action}>
      {children}
    </StateText>
  );
}
