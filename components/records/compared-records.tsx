"use client";

import { useQuery } from "@tanstack/react-query";
import { usePreferences } from "#components/shared/preferences-provider.tsx";
import { ProblemState } from "#components/shared/problem-state.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { StateText } from "#components/ui/state-text.tsx";
import { SectionHead } from "#components/ui/toolbar.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import { apartWords, factRows, headerRows, type CompareRow } from "./compare-rows.ts";
import { CompareTable } from "./compare-table.tsx";
import { PayloadDifference } from "./payload-difference.tsx";
import { recordQueries } from "./queries.ts";
import { recordHref } from "./record-href.ts";
import { printPlace, type RecordPlace } from "./record-place.ts";
import { useDecoders } from "./use-decoders.ts";

type Props = { cluster: string; left: RecordPlace; right: RecordPlace };

/** What two records have in common and where they differ: facts, key, value and headers. Both are read whole. */
export function ComparedRecords({ cluster, left, right }: Props) {
  const { zone } = usePreferences().preferences;
  const reads = [useRecordAt(cluster, left), useRecordAt(cluster, right)] as const;
  const [one, other] = [reads[0].data?.record, reads[1].data?.record];
  if (one == null || other == null)
    return (
      <div className="grid grid-cols-2">
        <Missing read={reads[0]} place={left} />
        <Missing read={reads[1]} place={right} />
      </div>
    );
  const facts = factRows({ place: left, record: one }, { place: right, record: other }, zone);
  const headers = headerRows(one, other);
  return (
    <>
      <section aria-label="Facts" className="border-b border-line py-2">
        <div className="px-page">
          <SectionHead title="Facts" hint={apartWords(one, other)} />
        </div>
        <CompareTable
          label="Facts"
          rows={facts}
          heads={[left, right].map((place, index) => (
            <TextLink key={index} href={recordHref(cluster, place.topic, place)}>
              {printPlace(place)}
            </TextLink>
          ))}
        />
      </section>
      <PayloadDifference title="Key" left={one.key} right={other.key} />
      <PayloadDifference title="Value" left={one.value} right={other.value} />
      <section aria-label="Headers" className="py-2">
        <div className="px-page">
          <SectionHead title="Headers" hint={headersHint(headers)} />
        </div>
        <CompareTable label="Headers" signed rows={headers} />
      </section>
    </>
  );
}

function headersHint(rows: readonly CompareRow[]): string {
  if (rows.length === 0) return "none at either side";
  const differ = rows.filter(({ left, right }) => left !== right).length;
  return differ === 0 ? `equal, ${rows.length}` : `${differ} of ${rows.length} differ`;
}

function useRecordAt(cluster: string, { topic, partition, offset }: RecordPlace) {
  const decoders = useDecoders(cluster, topic);
  return useQuery({ ...recordQueries.one(cluster, topic, partition, offset, true, decoders), staleTime: Infinity });
}

/** Why one side is not there, or that it is being read; nothing for the side that is. */
function Missing({ read, place }: { read: ReturnType<typeof useRecordAt>; place: RecordPlace }) {
  if (read.isPending) return <SkeletonRows rows={4} label={`Reading ${printPlace(place)}`} />;
  if (read.isError)
    return (
      <ProblemState
        problem={asProblem(read.error)}
        title={`${printPlace(place)} could not be read`}
        missing={`There is no ${place.topic}, partition ${place.partition}`}
        onRetry={() => void read.refetch()}
        retrying={read.isFetching}
      />
    );
  if (read.data.record !== null) return <StateText title={`${printPlace(place)} was read`} />;
  return <StateText title={`There is no record at ${printPlace(place)}`}>{read.data.absence}</StateText>;
}
