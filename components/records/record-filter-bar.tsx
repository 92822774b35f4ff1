"use client";

import { RotateCw, Search } from "lucide-react";
import { useState } from "react";
import { useDebounced } from "#components/shared/use-debounced.ts";
import { usePageAction } from "#components/shared/page-actions.tsx";
import { Button } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { useShortcut } from "#components/ui/shortcuts.tsx";
import { Status } from "#components/ui/status-mark.tsx";
import type { RecordFilter } from "#lib/contracts/record-search.ts";
import { ContainsInput } from "./contains-input.tsx";
import { ExpressionInput } from "./expression-input.tsx";
import { FieldClauses } from "./field-clauses.tsx";
import { faultWords } from "./filter-words.ts";
import {
  filterOf,
  filterPatch,
  hasFilter,
  modeOf,
  noFilter,
  readyFilter,
  type RecordSearch,
  type RecordSearchPatch,
} from "./record-search.ts";
import { useFilterCheck } from "./use-filter-check.ts";

type Props = {
  cluster: string;
  topic: string;
  search: RecordSearch;
  /** A page of records is being read. */
  reading: boolean;
  onChange: (patch: RecordSearchPatch) => void;
  /** Reads what stands in the URL once more. */
  onAgain: () => void;
};

/** What the records must hold. It is a draft until the search begins; its faults are shown while typing. */
export function RecordFilterBar({ cluster, topic, search, reading, onChange, onAgain }: Props) {
  const { draft, setDraft, ready, changed } = useFilterDraft(filterOf(search));
  const settled = useDebounced(draft, 250);
  const faults = useFilterCheck(cluster, topic, readyFilter(settled));
  const mode = modeOf(search);
  const commit = (filter: RecordFilter) => onChange({ ...filterPatch(filter), record: null });
  const go = () => (changed ? commit(ready) : onAgain());
  useShortcut("Mod+Enter", "Run this query", go);
  usePageAction({ label: mode === "search" ? "Run the search again" : "Refresh messages", keys: "r", run: go });
  const verdict = faults === null || settled !== draft ? null : faults;
  return (
    <div role="search" aria-label="What the messages hold" className="px-page shrink-0 pb-3">
      <div className="flex flex-wrap items-center gap-2">
        <ContainsInput
          contains={draft.contains}
          fault={verdict?.some(({ clause }) => clause === "contains") ?? false}
          onChange={(contains) => setDraft({ ...draft, contains })}
          onSubmit={go}
        />
        <FieldClauses
          cluster={cluster}
          topic={topic}
          clauses={draft.fields}
          faults={verdict ?? []}
          onChange={(fields) => setDraft({ ...draft, fields })}
          onSubmit={go}
        />
        <ExpressionInput
          expression={draft.expression}
          verdict={verdict}
          onChange={(expression) => setDraft({ ...draft, expression })}
          onSubmit={go}
        />
        {hasFilter(filterOf(search)) ? (
          <Button variant="ghost" onClick={() => commit(noFilter)}>
            Clear
          </Button>
        ) : null}
        {mode === "live" && !changed ? null : (
          <Button variant={mode === "search" || changed ? "primary" : "default"} onClick={go} busy={reading}>
            {reading ? null : changed ? <Search aria-hidden /> : <RotateCw aria-hidden />}
            {changed ? (hasFilter(ready) ? "Search" : "Apply") : mode === "search" ? "Run again" : "Refresh"}
            <Kbd keys={["Mod", "↵"]} onAccent={mode === "search" || changed} />
          </Button>
        )}
      </div>
      {verdict === null || verdict.length === 0 ? null : (
        <div role="status" className="mt-1.5 text-xs">
          {verdict.map((fault) => (
            <Status key={`${fault.clause}-${fault.index}`} status="critical" className="mr-5">
              {faultWords(fault)}
            </Status>
          ))}
        </div>
      )}
    </div>
  );
}

/** The filter being written; another filter in the URL takes its place. */
function useFilterDraft(committed: RecordFilter) {
  const key = JSON.stringify(committed);
  const [draft, setDraft] = useState(committed);
  const [base, setBase] = useState(key);
  if (key !== base) {
    setBase(key);
    setDraft(committed);
  }
  const ready = readyFilter(draft);
  return { draft, setDraft, ready, changed: JSON.stringify(ready) !== key };
}
