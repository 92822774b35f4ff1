import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Charts } from "#components/design/charts.tsx";
import { Primitives } from "#components/design/primitives.tsx";
import { States } from "#components/design/states.tsx";
import { PageHead } from "#components/ui/page-head.tsx";

export const metadata: Metadata = { title: "Design" };

/** Every piece in its states; the target of the visual test, not for production. */
export default function DesignPage() {
  if (process.env.NODE_ENV === "production" && process.env.WHEELHOUSE_DESIGN !== "1") notFound();
  return (
    <>
      <PageHead title="Design" facts="Every piece in its states." />
      <Charts />
      <Primitives />
      <States />
    </>
  );
}
