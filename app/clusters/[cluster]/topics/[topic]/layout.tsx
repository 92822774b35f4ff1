import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ProduceButton } from "#components/records/produce-button.tsx";
import { RunningClients } from "#components/test-clients/running-clients.tsx";
import { TestClientsMenu } from "#components/test-clients/test-clients-menu.tsx";
import { TopicFrame } from "#components/topics/topic-frame.tsx";
import { decodePageParam } from "#lib/format/urls.ts";

type Props = { params: Promise<{ cluster: string; topic: string }>; children: ReactNode };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { cluster, topic } = await params;
  return { title: `${decodePageParam(topic)} · ${decodePageParam(cluster)}` };
}

export default async function TopicLayout({ params, children }: Props) {
  const raw = await params;
  const cluster = decodePageParam(raw.cluster);
  const topic = decodePageParam(raw.topic);
  return (
    <TopicFrame
      cluster={cluster}
      topic={topic}
      actions={
        <>
          <TestClientsMenu cluster={cluster} topic={topic} />
          <ProduceButton cluster={cluster} topic={topic} />
        </>
      }
    >
      <RunningClients cluster={cluster} topic={topic} />
      {children}
    </TopicFrame>
  );
}
