import { infiniteQueryOptions } from "@tanstack/react-query";
import { audit } from "#lib/client/endpoints.ts";
import { request } from "#lib/client/request.ts";

export const auditKeys = { log: () => [audit.list.id] as const };

export const auditQueries = {
  /** Newest first; each page continues before the last entry of the one above it. */
  log: () =>
    infiniteQueryOptions({
      queryKey: auditKeys.log(),
      queryFn: ({ pageParam, signal }) =>
        request(audit.list, { params: {}, query: { limit: 100, before: pageParam ?? undefined }, signal }),
      initialPageParam: firstPage(),
      getNextPageParam: (page) => page.next,
      refetchOnWindowFocus: false,
    }),
};

/** Typed apart so that the cursor is `string | null` without an assertion. */
function firstPage(): string | null {
  return null;
}
