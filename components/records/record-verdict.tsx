"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Status } from "#components/ui/status-mark.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import type { FilterFault, RecordFilter } from "#lib/contracts/record-search.ts";
import type { KafkaRecord } from "#lib/contracts/records.ts";
import { recordQueries } from "./queries.ts";
import { recordHref, searchHref } from "./record-href.ts";
import { useDecoders } from "./use-decoders.ts";

type Props = {
  cluster: string;
  topic: string;
  record: Pick<KafkaRecord, "partition" | "offset">;
  filter: RecordFilter;
  /** The record stands on a page of its own, where it may not match. */
  alone?: boolean;
};

/** Why a record matches the search or does not, asked on demand. */
export function RecordVerdict({ cluster, topic, record, filter, alone = false }: Props) {
  const [asked, setAsked] = useState(false);
  const { partition, offset } = record;
  const { keyCodec, valueCodec } = useDecoders(cluster, topic);
  const explain = useQuery({
    ...recordQueries.explain(cluster, topic, { partition, offset, filter, keyCodec, valueCodec }),
    enabled: asked,
  });
  return (
    <div className="px-page flex min-h-9 flex-wrap items-center gap-x-5 gap-y-1 border-b border-line py-1 text-xs text-ink-2 lg:col-span-2">
      {explain.data === undefined ? (
        <Button
          size="sm"
          busy={asked && explain.isFetching}
          onClick={() => (asked ? void explain.refetch() : setAsked(true))}
        >
          {alone ? "Does it match the search?" : "Why it matched"}
        </Button>
      ) : (
        <span role="status" className="flex flex-wrap items-center gap-x-5 gap-y-1">
          <b className="font-medium text-ink">
            {explain.data.matches === null
              ? `Cannot be told: ${explain.data.absence ?? "there is no record here."}`
              : explain.data.matches
                ? "It matches"
                : "It does not match"}
          </b>
          {explain.data.clauses.map((clause) => (
            <Status key={`${clause.clause}-${clause.index}`} status={clause.matches ? "ok" : "neutral"}>
              {clauseName(clause)}: {clause.why}
            </Status>
          ))}
        </span>
      )}
      {explain.isError ? (
        <span role="alert" className="text-critical-text">
          {asProblem(explain.error).detail}
        </span>
      ) : null}
      {alone ? (
        <TextLink className="ml-auto" href={searchHref(cluster, topic, filter)} prefetch={false}>
          All that match
        </TextLink>
      ) : (
        <TextLink className="ml-auto" href={recordHref(cluster, topic, record, filter)} prefetch={false}>
          Open with its neighbours
        </TextLink>
      )}
    </div>
  );
}

function clauseName({ clause, index }: Pick<FilterFault, "clause" | "index">): string {
  return clause === "field" ? `Field ${(index ?? 0) + 1}` : clause === "contains" ? "Contains" : "Expression";
}
