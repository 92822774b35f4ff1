import { notFound } from "next/navigation";
import { TablePlayground } from "#components/design/table-playground.tsx";

export default function Page() {
  if (process.env.NODE_ENV === "production" && process.env.WHEELHOUSE_DESIGN !== "1") notFound();
  return <TablePlayground />;
}
