"use client";

import { useQuery } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { parseAsBoolean, parseAsString, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { ProblemState } from "#components/shared/problem-state.tsx";
import { clockTime, StaleLine } from "#components/shared/stale-line.tsx";
import { environmentOf, writeBlock } from "#components/shared/write-access.ts";
import type { Facet } from "#components/ui/data-table-columns.ts";
import { DataTable } from "#components/ui/data-table.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import type { TopicConfig } from "#lib/contracts/topic-configs.ts";
import { configColumns } from "./config-columns.tsx";
import { ConfigDialog } from "./config-dialog.tsx";
import { ConfigDocumentation } from "./config-documentation.tsx";
import { topicQueries } from "./queries.ts";

const facets: Facet<TopicConfig>[] = [
  {
    id: "changed",
    label: "Changed",
    options: [
      { value: "topic", label: "on this topic" },
      { value: "brokers", label: "on the brokers" },
      { value: "no", label: "not at all" },
    ],
    of: ({ source }) => (source === "topic" ? "topic" : source === "default" ? "no" : "brokers"),
  },
];

const initialSort = [
  { id: "source", desc: false },
  { id: "name", desc: false },
];

/** The setting that is being changed stands in the URL, with the value to go back to after an undo that failed. */
const editing = { edit: parseAsString, to: parseAsString, reset: parseAsBoolean };

/** The configuration of a topic, its own values first; the frame above has already said when the topic is not known. */
export function ConfigTable({ cluster, topic }: { cluster: string; topic: string }) {
  const list = useQuery(topicQueries.configs(cluster, topic));
  const clusters = useQuery(topicQueries.clusters());
  const summary = clusters.data?.clusters.find((entry) => entry.id === cluster);
  const blocked = writeBlock(summary);
  const [search, setSearch] = useQueryStates(editing);
  const stale = list.isError && list.data !== undefined;
  const old = stale ? `as of ${clockTime(list.dataUpdatedAt)}` : null;
  const columns = useMemo(
    () =>
      configColumns(
        (config) => (
          <IconButton
            label={`Change ${config.name}`}
            size="sm"
            blocked={config.readOnly ? `${config.name} is read-only; Kafka does not let it be changed.` : blocked}
            onClick={() => void setSearch({ edit: config.name, to: null, reset: null })}
          >
            <Pencil aria-hidden />
          </IconButton>
        ),
        old,
      ),
    [blocked, old, setSearch],
  );
  const edited = blocked === null ? list.data?.configs.find(({ name }) => name === search.edit) : undefined;
  const retry = () => void list.refetch();
  return (
    <>
      <div className="h-3 shrink-0" />
      <DataTable
        label="Configuration"
        noun={{ one: "setting", many: "settings" }}
        columns={columns}
        rows={list.data?.configs}
        rowId={(config) => config.name}
        loading={list.isPending}
        error={
          list.isError && list.data === undefined ? (
            <ProblemState
              problem={asProblem(list.error)}
              title="The configuration could not be read"
              onRetry={retry}
              retrying={list.isFetching}
            />
          ) : undefined
        }
        partial={
          stale ? <StaleLine problem={asProblem(list.error)} asOf={list.dataUpdatedAt} onRetry={retry} /> : undefined
        }
        urlKey=""
        facets={facets}
        filterLabel="Filter by name or value"
        initialSort={initialSort}
        exportName={`${topic}-configuration`}
        renderDetail={(config) => (
          <div className="px-page bg-canvas py-2.5 whitespace-normal shadow-[inset_2px_0_0_var(--accent)]">
            <ConfigDocumentation config={config} />
          </div>
        )}
        live
        footStart={<span className="max-lg:hidden">Open a row for what the broker says about it</span>}
        foot={list.data ? <span>Read {clockTime(list.dataUpdatedAt)}</span> : undefined}
      />
      {edited === undefined ? null : (
        <ConfigDialog
          key={edited.name}
          cluster={cluster}
          topic={topic}
          config={edited}
          wanted={
            search.reset ? { text: "", reset: true } : search.to === null ? null : { text: search.to, reset: false }
          }
          environment={environmentOf(summary)}
          onClose={() => void setSearch({ edit: null, to: null, reset: null })}
        />
      )}
    </>
  );
}
