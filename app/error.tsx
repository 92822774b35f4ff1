"use client";

import { ErrorState } from "#components/ui/error-state.tsx";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function PageError({ error, reset }: Props) {
  return (
    <ErrorState
      title="This page met a fault"
      detail="It is a fault of the console, not of your cluster; nothing was changed. Try again, or go to another page."
      requestId={error.digest ?? null}
      onRetry={reset}
    />
  );
}
