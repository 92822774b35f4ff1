"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { useState, type ReactNode } from "react";
import { PageActionsProvider } from "#components/shared/page-actions.tsx";
import { PreferencesProvider, usePreferences } from "#components/shared/preferences-provider.tsx";
import type { Preferences } from "#components/shared/preferences.ts";
import { ShortcutsProvider } from "#components/ui/shortcuts.tsx";
import { ToastProvider } from "#components/ui/toast.tsx";
import { TooltipProvider } from "#components/ui/tooltip.tsx";
import { createQueryClient } from "./query-client.ts";

type ProvidersProps = { preferences: Preferences; children: ReactNode };

export function Providers({ preferences, children }: ProvidersProps) {
  const [client] = useState(createQueryClient);
  return (
    <QueryClientProvider client={client}>
      <NuqsAdapter>
        <PreferencesProvider initial={preferences}>
          <TooltipProvider>
            <Keys>
              <PageActionsProvider>
                <ToastProvider>{children}</ToastProvider>
              </PageActionsProvider>
            </Keys>
          </TooltipProvider>
        </PreferencesProvider>
      </NuqsAdapter>
    </QueryClientProvider>
  );
}

function Keys({ children }: { children: ReactNode }) {
  const { preferences } = usePreferences();
  return <ShortcutsProvider single={preferences.letters}>{children}</ShortcutsProvider>;
}
