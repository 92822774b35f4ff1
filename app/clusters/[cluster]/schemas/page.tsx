import type { Metadata } from "next";
import { SchemaList } from "#components/schemas/schema-list.tsx";
import { SavedViews } from "#components/views/saved-views.tsx";
import { decodePageParam } from "#lib/format/urls.ts";

type Props = { params: Promise<{ cluster: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Schemas · ${decodePageParam((await params).cluster)}` };
}

export default async function SchemasPage({ params }: Props) {
  const cluster = decodePageParam((await params).cluster);
  return (
    <SavedViews scope={`schemas/${cluster}`}>
      <SchemaList key={cluster} cluster={cluster} />
    </SavedViews>
  );
}
