"use client";

import type { ReactNode } from "react";
import { usePreferences } from "#components/shared/preferences-provider.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Select } from "#components/ui/select.tsx";
import { Toolbar } from "#components/ui/toolbar.tsx";
import { DecoderSelect } from "./decoder-select.tsx";
import { GroupStart } from "./group-start.tsx";
import { OffsetInput } from "./offset-input.tsx";
import { PartitionFilter } from "./partition-filter.tsx";
import { modeOf, type RecordSearch, type RecordSearchPatch } from "./record-search.ts";
import { TimeInput } from "./time-input.tsx";

type Props = {
  cluster: string;
  topic: string;
  search: RecordSearch;
  /** What is missing in the search, shown at its field. */
  fault: string | null;
  /** At the right: what was read, and further acts. */
  end: ReactNode;
  onChange: (patch: RecordSearchPatch) => void;
};

const starts: { value: RecordSearch["from"]; label: string }[] = [
  { value: "newest", label: "Newest" },
  { value: "oldest", label: "Oldest" },
  { value: "offset", label: "Offset" },
  { value: "time", label: "Time" },
  { value: "group", label: "Group" },
  { value: "live", label: "Live" },
];

const pageLimits = [20, 50, 100, 200, 500];
const searchLimits = [...pageLimits, 1_000, 10_000];
const hourMs = 3_600_000;

/** Where reading starts, in which partitions, and how much of it. */
export function RecordQueryBar({ cluster, topic, search, fault, end, onChange }: Props) {
  const { zone } = usePreferences().preferences;
  const mode = modeOf(search);
  const start = (from: RecordSearch["from"]) =>
    onChange({
      from,
      record: null,
      offset: from === "offset" ? (search.offset ?? "0") : null,
      untilOffset: null,
      timestamp: from === "time" ? (search.timestamp ?? String(wholeMinute(Date.now() - hourMs))) : null,
      group: null,
      until: null,
    });
  const limits = mode === "search" ? searchLimits : pageLimits;
  const limitOptions = limits.includes(search.limit) ? limits : [...limits, search.limit].sort((a, b) => a - b);
  return (
    <Toolbar label="What to read" end={end}>
      <Segmented label="Start reading at" options={starts} value={search.from} onChange={start} />
      {search.from === "offset" ? (
        <span className="flex items-center gap-2">
          <OffsetInput
            key={search.offset}
            label="Start at offset"
            offset={search.offset}
            fault={fault}
            onCommit={(offset) => onChange({ offset, record: null })}
          />
          <span className="text-ink-3">to</span>
          <OffsetInput
            key={`until-${search.untilOffset}`}
            label="End before offset"
            offset={search.untilOffset}
            fault={search.untilOffset === null ? null : fault}
            absent="end"
            onCommit={(untilOffset) => onChange({ untilOffset, record: null })}
          />
        </span>
      ) : null}
      {search.from === "group" ? (
        <GroupStart
          cluster={cluster}
          topic={topic}
          group={search.group}
          onChoose={(group) => onChange({ group, record: null })}
        />
      ) : null}
      {search.from === "time" ? (
        <span className="flex items-center gap-2">
          <TimeInput
            key={`${zone}-${search.timestamp}`}
            label="Start at time"
            timestamp={search.timestamp}
            zone={zone}
            fault={fault}
            onCommit={(timestamp) => onChange({ timestamp, record: null })}
          />
          <span className="text-ink-3">to</span>
          <TimeInput
            key={`${zone}-until-${search.until}`}
            label="End at time"
            timestamp={search.until}
            zone={zone}
            fault={search.until === null ? null : fault}
            absent="now"
            onCommit={(until) => onChange({ until, record: null })}
          />
        </span>
      ) : null}
      {search.from === "time" && mode === "search" ? (
        <Select
          aria-label="Order of the search"
          boxClassName="w-34"
          value={search.order}
          options={[
            { value: "newest-first", label: "Newest first" },
            { value: "forward", label: "Oldest first" },
          ]}
          onValueChange={(value) => onChange({ order: value === "forward" ? "forward" : null, record: null })}
        />
      ) : null}
      <PartitionFilter
        cluster={cluster}
        topic={topic}
        chosen={search.partitions ?? []}
        onChange={(partitions) => onChange({ partitions: partitions.length === 0 ? null : partitions, record: null })}
      />
      {mode === "live" ? null : (
        <Select
          aria-label="Messages at most"
          boxClassName="w-34"
          value={String(search.limit)}
          options={limitOptions.map((limit) => ({
            value: String(limit),
            label: `At most ${limit.toLocaleString("en-US")}`,
          }))}
          onValueChange={(limit) => onChange({ limit: Number(limit) })}
        />
      )}
      <Select
        aria-label="Transactions"
        boxClassName="w-40"
        value={search.isolation === "uncommitted" && search.markers && mode === "browse" ? "marked" : search.isolation}
        options={[
          { value: "uncommitted", label: "All records" },
          // A search and a live view do not tell them apart.
          ...(mode === "browse" ? [{ value: "marked", label: "All, with markers" }] : []),
          { value: "committed", label: "Committed only" },
        ]}
        onValueChange={(value) =>
          onChange({
            isolation: value === "committed" ? "committed" : "uncommitted",
            markers: value === "marked" ? true : null,
          })
        }
      />
      <DecoderSelect cluster={cluster} topic={topic} />
    </Toolbar>
  );
}

function wholeMinute(epochMs: number): number {
  return epochMs - (epochMs % 60_000);
}
