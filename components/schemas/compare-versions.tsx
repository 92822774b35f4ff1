"use client";

import { useQuery } from "@tanstack/react-query";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Select } from "#components/ui/select.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import type { SchemaVersion } from "#lib/contracts/schemas.ts";
import { schemaQueries } from "./queries.ts";
import { SchemaDifference } from "./schema-difference.tsx";
import { SchemaText } from "./schema-text.tsx";

type Props = {
  cluster: string;
  subject: string;
  versions: readonly number[];
  version: SchemaVersion | null;
  /** The version it is compared with; null when it is the only one. */
  other: number | null;
  onOther: (version: number) => void;
};

/** The chosen version beside another one, the older at the left. */
export function CompareVersions({ cluster, subject, versions, version, other, onOther }: Props) {
  const read = useQuery({ ...schemaQueries.version(cluster, subject, other ?? 1), enabled: other !== null });
  if (version === null) return <SchemaText text={null} />;
  if (other === null)
    return (
      <EmptyState title="Nothing to compare with">
        This subject has one version. With a second one, both stand here beside each other.
      </EmptyState>
    );
  const second = read.data ?? null;
  const [before, after] = second !== null && second.version < version.version ? [second, version] : [version, second];
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="px-page flex h-10 shrink-0 items-center gap-2 border-b border-line text-xs text-ink-2">
        <label htmlFor="compare-with">Version {version.version} compared with</label>
        <Select
          id="compare-with"
          value={String(other)}
          onValueChange={(value) => onOther(Number(value))}
          options={versions
            .filter((one) => one !== version.version)
            .toReversed()
            .map((one) => ({ value: String(one), label: `Version ${one}` }))}
        />
      </div>
      {read.isError ? (
        <ErrorState
          title={`Version ${other} could not be read`}
          detail={asProblem(read.error).detail}
          requestId={asProblem(read.error).requestId || null}
          onRetry={() => void read.refetch()}
          retrying={read.isFetching}
        />
      ) : after === null ? (
        <SchemaText text={null} />
      ) : (
        <SchemaDifference key={`${before.version}-${after.version}`} before={before} after={after} />
      )}
    </div>
  );
}
