import type { Metadata } from "next";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHead } from "#components/ui/page-head.tsx";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <>
      <PageHead title="Not found" />
      <EmptyState title="No page has this address" action={<ButtonLink href="/">Go to the first cluster</ButtonLink>}>
        The link may be cut off or from another version. Search for the name with the search field above.
      </EmptyState>
    </>
  );
}
