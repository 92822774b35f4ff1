import type { Metadata } from "next";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <EmptyState title="No page has this address" action={<ButtonLink href="/">Go to the first cluster</ButtonLink>}>
      The link may be cut off or from another version. Search for the name with the search field above.
    </EmptyState>
  );
}
