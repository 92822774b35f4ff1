"use client";

import { ArrowLeftRight } from "lucide-react";
import { useQueryStates } from "nuqs";
import { usePageAction } from "#components/shared/page-actions.tsx";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { compareSearch } from "./compare-search.ts";
import { ComparedRecords } from "./compared-records.tsx";
import { PlaceInput } from "./place-input.tsx";
import { parsePlace } from "./record-place.ts";

/** Two records of a cluster beside each other, by the addresses in the URL. */
export function CompareView({ cluster }: { cluster: string }) {
  const [{ left, right }, setSearch] = useQueryStates(compareSearch, { history: "push" });
  const places = [parsePlace(left), parsePlace(right)] as const;
  const [one, other] = places;
  const swap = () => void setSearch({ left: right, right: left });
  usePageAction({ label: "Swap the two records", keys: "s", run: swap });
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        title="Compare two records"
        actions={
          <>
            <Button onClick={swap}>
              <ArrowLeftRight aria-hidden />
              Swap sides <Kbd keys={["s"]} />
            </Button>
            <CopyButton words text={() => window.location.href} label="Copy link" />
          </>
        }
      />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="px-page grid grid-cols-2 gap-x-6 border-b border-line pb-3">
          <PlaceInput
            key={`l${left}`}
            label="Left"
            place={left}
            onCommit={(place) => void setSearch({ left: place })}
          />
          <PlaceInput
            key={`r${right}`}
            label="Right"
            place={right}
            onCommit={(place) => void setSearch({ right: place })}
          />
        </div>
        {one === null || other === null ? (
          <EmptyState title={one === null && other === null ? "Give two records" : "Give the other record"}>
            Write its topic, partition and offset above. In a list of messages, select two rows with x and choose
            Compare.
          </EmptyState>
        ) : (
          <ComparedRecords key={`${left} ${right}`} cluster={cluster} left={one} right={other} />
        )}
      </div>
    </div>
  );
}
