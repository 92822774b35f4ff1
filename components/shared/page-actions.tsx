"use client";

import { createContext, useContext, useState, type ReactNode } from "react";
import { createRegistry, type Registry } from "#components/ui/registry.ts";
import { useShortcut } from "#components/ui/shortcuts.tsx";
import { useRegistered } from "#components/ui/use-registered.ts";

export type PageAction = {
  /** A verb with its object: "Create topic". Destructive ones open their dialog. */
  label: string;
  /** As in `useShortcut`: `n`, `g t`. */
  keys?: string;
  /** Why it cannot be done now. */
  blocked?: string | null;
  run: () => void;
};

const ActionsContext = createContext<Registry<PageAction>>(createRegistry());

export function PageActionsProvider({ children }: { children: ReactNode }) {
  const [registry] = useState(() => createRegistry<PageAction>());
  return <ActionsContext value={registry}>{children}</ActionsContext>;
}

/** Offers an action in the command palette as long as the component is there, and by its key. */
export function usePageAction(action: PageAction): void {
  useRegistered(useContext(ActionsContext), action);
  useShortcut(action.keys ?? null, action.label, () => (action.blocked ? undefined : action.run()));
}

/** The actions of the page as they are now. */
export function usePageActionList(): () => PageAction[] {
  return useContext(ActionsContext).list;
}
