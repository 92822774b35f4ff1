import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ProblemError } from "#lib/client/problem-error.ts";
import { pagePath } from "#lib/format/urls.ts";

/** A refusal stays a refusal however often it is asked; only silence and faults upstream are worth a second try. */
export function retries(count: number, error: unknown): boolean {
  if (!(error instanceof ProblemError)) return false;
  const { status } = error.problem;
  return count < 2 && (status === 0 || status === 502 || status === 503 || status === 504);
}

function toSignIn(error: unknown): void {
  if (!(error instanceof ProblemError) || error.problem.code !== "unauthenticated") return;
  if (window.location.pathname === "/sign-in") return;
  window.location.assign(pagePath("/sign-in", {}, { next: window.location.pathname + window.location.search }));
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: toSignIn }),
    mutationCache: new MutationCache({ onError: toSignIn }),
    defaultOptions: {
      queries: {
        retry: retries,
        retryDelay: (attempt) => Math.min(1_000 * 2 ** attempt, 5_000),
        staleTime: 2_000,
        // The console often runs on this very machine: it answers without a network too.
        networkMode: "always",
      },
      mutations: { networkMode: "always" },
    },
  });
}
