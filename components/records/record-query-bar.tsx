"use client";

import { RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { usePreferences } from "#components/shared/preferences-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Select } from "#components/ui/select.tsx";
import { Toolbar } from "#components/ui/toolbar.tsx";
import { DecoderSelect } from "./decoder-select.tsx";
import { OffsetInput } from "./offset-input.tsx";
import { PartitionFilter } from "./partition-filter.tsx";
import type { RecordSearch } from "./record-search.ts";
import { TimeInput } from "./time-input.tsx";

type Props = {
  cluster: string;
  topic: string;
  search: RecordSearch;
  /** What is missing in the search, shown at its field. */
  fault: string | null;
  reading: boolean;
  /** What was read, in words. */
  coverage: ReactNode;
  onChange: (patch: Partial<RecordSearch>) => void;
  onRefresh: () => void;
};

const starts: { value: RecordSearch["from"]; label: string }[] = [
  { value: "newest", label: "Newest" },
  { value: "oldest", label: "Oldest" },
  { value: "offset", label: "Offset" },
  { value: "time", label: "Time" },
];

const limits = [20, 50, 100, 200, 500];
const hourMs = 3_600_000;

/** Where reading starts, in which partitions, and how much of it. */
export function RecordQueryBar({ cluster, topic, search, fault, reading, coverage, onChange, onRefresh }: Props) {
  const { zone } = usePreferences().preferences;
  const start = (from: RecordSearch["from"]) =>
    onChange({
      from,
      record: null,
      offset: from === "offset" ? (search.offset ?? "0") : null,
      timestamp: from === "time" ? (search.timestamp ?? String(Date.now() - hourMs)) : null,
    });
  const limitOptions = limits.includes(search.limit) ? limits : [...limits, search.limit].sort((a, b) => a - b);
  return (
    <Toolbar
      label="What to read"
      end={
        <>
          {coverage}
          <Button onClick={onRefresh} busy={reading}>
            {reading ? null : <RotateCw aria-hidden />}
            Refresh
          </Button>
        </>
      }
    >
      <Segmented label="Start reading at" options={starts} value={search.from} onChange={start} />
      {search.from === "offset" ? (
        <OffsetInput
          key={search.offset}
          offset={search.offset ?? ""}
          fault={fault}
          onCommit={(offset) => onChange({ offset, record: null })}
        />
      ) : null}
      {search.from === "time" ? (
        <TimeInput
          key={`${zone}-${search.timestamp}`}
          timestamp={search.timestamp}
          zone={zone}
          fault={fault}
          onCommit={(timestamp) => onChange({ timestamp, record: null })}
        />
      ) : null}
      <PartitionFilter
        cluster={cluster}
        topic={topic}
        chosen={search.partitions ?? []}
        onChange={(partitions) => onChange({ partitions: partitions.length === 0 ? null : partitions, record: null })}
      />
      <Select
        aria-label="Messages at most"
        boxClassName="w-32"
        value={String(search.limit)}
        options={limitOptions.map((limit) => ({ value: String(limit), label: `At most ${limit}` }))}
        onValueChange={(limit) => onChange({ limit: Number(limit) })}
      />
      <Select
        aria-label="Transactions"
        boxClassName="w-40"
        value={search.isolation}
        options={[
          { value: "uncommitted", label: "All records" },
          { value: "committed", label: "Committed only" },
        ]}
        onValueChange={(value) => onChange({ isolation: value === "committed" ? "committed" : "uncommitted" })}
      />
      <DecoderSelect cluster={cluster} topic={topic} />
    </Toolbar>
  );
}
