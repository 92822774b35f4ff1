"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { usePreferences } from "#components/shared/preferences-provider.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { PanelTabs } from "#components/ui/panel-tabs.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import type { RecordFilter } from "#lib/contracts/record-search.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { HeaderList } from "./header-list.tsx";
import { PayloadView } from "./payload-view.tsx";
import { recordQueries } from "./queries.ts";
import { RecordCopyMenu } from "./record-copy-menu.tsx";
import { RecordFacts } from "./record-facts.tsx";
import { recordHref } from "./record-href.ts";
import { RecordMenu } from "./record-menu.tsx";
import { hasFilter } from "./record-search.ts";
import { RecordVerdict } from "./record-verdict.tsx";
import type { RecordRow } from "./search-run.ts";
import { useDecoders } from "./use-decoders.ts";

type Props = {
  cluster: string;
  topic: string;
  record: RecordRow;
  /** The filter it is looked at with. */
  filter?: RecordFilter;
  /** It stands on a page of its own, not in its row. */
  alone?: boolean;
};

/** Value, key, headers and metadata of one record; what the list cut is loaded whole on request. */
export function RecordDetail({ cluster, topic, record: given, filter, alone = false }: Props) {
  const [whole, setWhole] = useState(false);
  const decoders = useDecoders(cluster, topic);
  const full = useQuery({
    ...recordQueries.one(cluster, topic, given.partition, given.offset, true, decoders),
    enabled: whole,
  });
  const { zone } = usePreferences().preferences;
  const record = full.data?.record ?? given;
  const loadAll = {
    load: () => (whole ? void full.refetch() : setWhole(true)),
    loading: whole && full.isFetching,
    fault: full.isError ? asProblem(full.error).detail : null,
  };
  const path = recordHref(cluster, topic, record);
  const wanted = given.excerpt?.text ?? (filter?.contains?.as === "text" ? filter.contains.text : "");
  return (
    <div className="grid min-w-0 lg:grid-cols-[minmax(0,1fr)_21.75rem]">
      {filter !== undefined && hasFilter(filter) ? (
        <RecordVerdict cluster={cluster} topic={topic} record={record} filter={filter} alone={alone} />
      ) : null}
      <PanelTabs
        label="Parts of the record"
        className="min-w-0"
        panels={[
          {
            value: "value",
            label: "Value",
            content: (
              <PayloadView cluster={cluster} topic={topic} record={record} noun="value" all={loadAll} wanted={wanted} />
            ),
          },
          {
            value: "key",
            label: "Key",
            content: (
              <PayloadView cluster={cluster} topic={topic} record={record} noun="key" all={loadAll} wanted={wanted} />
            ),
          },
          {
            value: "headers",
            label: "Headers",
            count: formatInteger(record.headerCount),
            content: (
              <HeaderList
                cluster={cluster}
                topic={topic}
                headers={record.headers}
                count={record.headerCount}
                all={loadAll}
                wanted={wanted}
              />
            ),
          },
          { value: "metadata", label: "Metadata", content: <RecordFacts record={record} zone={zone} wide /> },
        ]}
        end={
          <>
            <RecordCopyMenu topic={topic} record={record} />
            <CopyButton words text={() => new URL(path, window.location.href).href} label="Copy link" />
            <RecordMenu cluster={cluster} topic={topic} record={record} alone={alone} />
          </>
        }
      />
      <aside aria-label="Facts of the record" className="min-w-0 border-line max-lg:border-t lg:border-l">
        <RecordFacts record={record} zone={zone} />
      </aside>
    </div>
  );
}
