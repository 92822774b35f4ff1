"use client";

import { parsePreferences, preferencesCookie } from "#components/shared/preferences.ts";
import { PreferencesProvider } from "#components/shared/preferences-provider.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import "./globals.css";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** Stands in for the whole document when the shell itself fails: nothing around it is left. */
export default function GlobalError({ error, reset }: Props) {
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <title>Fault · Wheelhouse</title>
        <PreferencesProvider initial={parsePreferences(chosen())}>
          <main className="pt-4">
            <ErrorState
              title="The console met a fault"
              detail="It is a fault of the console, not of your cluster; nothing was changed. Try again, or load the console anew."
              requestId={error.digest ?? null}
              onRetry={reset}
              action={<ButtonLink href="/">Load the console anew</ButtonLink>}
            />
          </main>
        </PreferencesProvider>
      </body>
    </html>
  );
}

/** The person's choices from the cookie; on the server there is no request to read it from. */
function chosen(): string | undefined {
  if (typeof document === "undefined") return undefined;
  const prefix = `${preferencesCookie}=`;
  return document.cookie
    .split("; ")
    .find((pair) => pair.startsWith(prefix))
    ?.slice(prefix.length);
}
