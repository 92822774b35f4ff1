import type { Metadata } from "next";
import { SubjectPage } from "#components/schemas/subject-page.tsx";
import { decodePageParam } from "#lib/format/urls.ts";

type Props = { params: Promise<{ cluster: string; subject: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { cluster, subject } = await params;
  return { title: `${decodePageParam(subject)} · ${decodePageParam(cluster)}` };
}

export default async function SubjectRoute({ params }: Props) {
  const { cluster, subject } = await params;
  return <SubjectPage cluster={decodePageParam(cluster)} subject={decodePageParam(subject)} />;
}
