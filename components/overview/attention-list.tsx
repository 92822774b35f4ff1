"use client";

import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { Status, StatusMark } from "#components/ui/status-mark.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { SectionHead } from "#components/ui/toolbar.tsx";
import type { Broker } from "#lib/contracts/clusters.ts";
import { pagePath } from "#lib/format/urls.ts";
import { attentionOf, type Attention } from "./attention.ts";
import { overviewQueries } from "./queries.ts";

/** More than these and the list of topics, filtered by health, is the better place. */
const shownAtMost = 6;

export function AttentionList({ cluster, brokers }: { cluster: string; brokers: readonly Broker[] }) {
  const topics = useQuery(overviewQueries.topics(cluster));
  const clusters = useQuery(overviewQueries.clusters());
  const services = clusters.data?.clusters.find((entry) => entry.id === cluster)?.services ?? [];
  const items = attentionOf({ cluster, brokers, topics: topics.data?.topics ?? [], services });
  const health = pagePath("/clusters/[cluster]/topics", { cluster }, { health: "under-replicated" });
  return (
    <section aria-label="Needs attention" className="min-w-0 border-line md:border-r">
      <div className="px-page border-b border-line py-1">
        <SectionHead title="Needs attention" hint={items.length > 0 ? String(items.length) : undefined} />
      </div>
      {items.length === 0 ? (
        <p className="px-page py-3 text-ink-3">
          {topics.isPending ? <Skeleton className="my-1.5 w-48" /> : topics.isError ? <NotRead /> : "Nothing."}
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {items.slice(0, shownAtMost).map((item) => (
            <AttentionItem key={item.id} item={item} />
          ))}
        </ul>
      )}
      {items.length > shownAtMost ? (
        <p className="px-page border-t border-line py-2 text-xs">
          {items.length - shownAtMost} more. <TextLink href={health}>Show under-replicated topics</TextLink>
        </p>
      ) : null}
    </section>
  );
}

function NotRead() {
  return <Status status="unknown">topics were not read</Status>;
}

function AttentionItem({ item }: { item: Attention }) {
  return (
    <li className="px-page flex gap-2.5 py-2">
      <StatusMark status={item.tone} className="mt-1.5" />
      <div className="min-w-0">
        <p className="break-words">
          <span className="font-medium">{item.name}</span> <span className="text-ink-3">{item.kind}</span>
        </p>
        <p className="text-xs text-ink-2">
          {item.text} {item.link === null ? null : <TextLink href={item.link.href}>{item.link.words}</TextLink>}
        </p>
      </div>
    </li>
  );
}
