"use client";

import { useQuery } from "@tanstack/react-query";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { PanelTabs } from "#components/ui/panel-tabs.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import type { SchemaVersion } from "#lib/contracts/schemas.ts";
import { CompareVersions } from "./compare-versions.tsx";
import { FieldTable } from "./field-table.tsx";
import { schemaQueries } from "./queries.ts";
import { References } from "./references.tsx";
import { SchemaText } from "./schema-text.tsx";
import { isVersionTab, useVersionView } from "./use-version-view.ts";
import { VersionList } from "./version-list.tsx";

type Props = {
  cluster: string;
  subject: string;
  /** Ascending; null while they are read. */
  versions: readonly number[] | null;
  latest: SchemaVersion | null;
};

/** The versions at the left; text, fields or difference of the chosen one beside them. */
export function SubjectVersions({ cluster, subject, versions, latest }: Props) {
  const view = useVersionView(versions);
  const isLatest = view.version !== null && latest?.version === view.version;
  const read = useQuery({
    ...schemaQueries.version(cluster, subject, view.version ?? 1),
    enabled: view.version !== null && versions !== null && !isLatest,
  });
  const shown = isLatest ? latest : (read.data ?? null);
  const fault =
    !isLatest && read.isError ? (
      <ErrorState
        title={`Version ${view.version} could not be read`}
        detail={asProblem(read.error).detail}
        requestId={asProblem(read.error).requestId || null}
        onRetry={() => void read.refetch()}
        retrying={read.isFetching}
      />
    ) : null;
  return (
    <div className="flex min-h-0 flex-1 flex-col border-t border-line sm:flex-row">
      <VersionList versions={versions} current={view.version} onChoose={view.show} />
      <PanelTabs
        label="Views of the version"
        className="min-h-0 flex-1"
        value={view.tab}
        onChange={(tab) => (isVersionTab(tab) ? view.setTab(tab) : undefined)}
        end={
          shown === null || view.tab === "compare" ? null : (
            <>
              <span className="tn text-xs text-ink-3">id {shown.id}</span>
              <CopyButton words text={shown.text} label="Copy schema" />
            </>
          )
        }
        panels={[
          {
            value: "text",
            label: "Text",
            content: fault ?? (
              <div className="flex h-full min-h-0 flex-col">
                {shown === null ? null : <References cluster={cluster} references={shown.references} />}
                <SchemaText text={shown?.text ?? null} />
              </div>
            ),
          },
          {
            value: "fields",
            label: "Fields",
            count: shown?.fields.length,
            content: fault ?? <FieldTable version={shown} />,
          },
          {
            value: "compare",
            label: "Compare",
            content: fault ?? (
              <CompareVersions
                cluster={cluster}
                subject={subject}
                versions={versions ?? []}
                version={shown}
                other={view.other}
                onOther={view.compareWith}
              />
            ),
          },
        ]}
      />
    </div>
  );
}
