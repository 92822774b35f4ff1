"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { useMemo, useState, type ReactNode } from "react";
import { PageActionsProvider } from "#components/shared/page-actions.tsx";
import { PreferencesProvider, usePreferences } from "#components/shared/preferences-provider.tsx";
import type { Preferences } from "#components/shared/preferences.ts";
import { RowHeightContext } from "#components/ui/data-table-row-height.ts";
import { ShortcutsProvider } from "#components/ui/shortcuts.tsx";
import { ToastProvider } from "#components/ui/toast.tsx";
import { createQueryClient } from "./query-client.ts";

type ProvidersProps = { preferences: Preferences; children: ReactNode };

export function Providers({ preferences, children }: ProvidersProps) {
  const [client] = useState(createQueryClient);
  return (
    <QueryClientProvider client={client}>
      <NuqsAdapter>
        <PreferencesProvider initial={preferences}>
          <Chosen>
            <PageActionsProvider>
              <ToastProvider>{children}</ToastProvider>
            </PageActionsProvider>
          </Chosen>
        </PreferencesProvider>
      </NuqsAdapter>
    </QueryClientProvider>
  );
}

/** What a person chose, for the pieces of components/ui, which know no preferences. */
function Chosen({ children }: { children: ReactNode }) {
  const { preferences, choose } = usePreferences();
  const { letters, rows } = preferences;
  const height = useMemo(
    () => ({ height: rows, choose: (next: Preferences["rows"]) => choose({ rows: next }) }),
    [rows, choose],
  );
  return (
    <ShortcutsProvider single={letters}>
      <RowHeightContext value={height}>{children}</RowHeightContext>
    </ShortcutsProvider>
  );
}
