"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { useShortcut } from "#components/ui/shortcuts.tsx";
import { Status } from "#components/ui/status-mark.tsx";
import type { RecordFilter } from "#lib/contracts/record-search.ts";
import type { KafkaRecord } from "#lib/contracts/records.ts";
import { recordHref, searchHref } from "./record-href.ts";
import { sameKeyFilter, sameKeyWords } from "./same-key-words.ts";
import type { SearchRun } from "./search-run.ts";
import { useSameKey } from "./use-same-key.ts";

type Props = {
  cluster: string;
  topic: string;
  record: KafkaRecord;
  /** Partitions of the topic; null while they are not known. */
  partitions: number | null;
  /** Goes along to the record that is found. */
  filter: RecordFilter;
};

/** The way to the records before and after this one with the same key: searched in its partition first, in the others on request. */
export function SameKey({ cluster, topic, record, partitions, filter }: Props) {
  const router = useRouter();
  const { state, find, stop, resume } = useSameKey(cluster, topic, record, (found) =>
    router.push(recordHref(cluster, topic, found, filter)),
  );
  const blocked = record.key.kind === "null" ? "This record has no key (null), so that no other has the same." : null;
  const look = (direction: "previous" | "next") => (blocked === null ? find({ direction, where: "own" }) : undefined);
  useShortcut("h", "Previous record with the same key", () => look("previous"));
  useShortcut("l", "Next record with the same key", () => look("next"));
  const all = sameKeyFilter(record);
  return (
    <div className="px-page pb-3">
      <div className="flex flex-wrap items-center justify-end gap-2">
        {all === null ? null : (
          <ButtonLink size="sm" variant="ghost" prefetch={false} href={searchHref(cluster, topic, all)}>
            All with this key
          </ButtonLink>
        )}
        <Button size="sm" blocked={blocked} onClick={() => look("previous")}>
          Previous with this key <Kbd keys={["h"]} />
        </Button>
        <Button size="sm" blocked={blocked} onClick={() => look("next")}>
          <Kbd keys={["l"]} /> Next with this key
        </Button>
      </div>
      <div className="flex flex-wrap items-center gap-2 pt-2 text-xs text-ink-2 empty:hidden">
        {state === null ? null : (
          <>
            <span role="status">
              <Outcome {...state} partition={record.partition} />
            </span>
            <Further run={state.run} onStop={stop} onResume={resume}>
              {state.ask.where === "own" && partitions !== null && partitions > 1 ? (
                <Button size="sm" onClick={() => find({ ...state.ask, where: "others" })}>
                  {partitions === 2 ? "Look in the other partition" : `Look in the other ${partitions - 1} partitions`}
                </Button>
              ) : null}
            </Further>
          </>
        )}
      </div>
    </div>
  );
}

function Outcome({ ask, run, partition }: { partition: number } & NonNullable<ReturnType<typeof useSameKey>["state"]>) {
  const words = sameKeyWords(ask, run, partition);
  if (run.phase === "broken") return <Status status="critical">{words}</Status>;
  // A key lies in one partition only as long as nobody chose another, or changed their number.
  const elsewhere = run.phase === "ended" && run.matches.length === 0 && ask.where === "own";
  return (
    <>
      {words}
      {elsewhere
        ? " A producer may have put it elsewhere, by a partitioner of its own or before partitions were added."
        : ""}
    </>
  );
}

type FurtherProps = { run: SearchRun; onStop: () => void; onResume: () => void; children: ReactNode };

/** What can be done with the search as it stands. */
function Further({ run, onStop, onResume, children }: FurtherProps) {
  if (run.phase === "running" || run.phase === "queued")
    return (
      <Button size="sm" onClick={onStop}>
        Stop
      </Button>
    );
  const left =
    run.phase === "stopped" || run.phase === "broken" || (run.remaining.length > 0 && run.matches.length === 0);
  return (
    <>
      {left ? (
        <Button size="sm" onClick={onResume}>
          Go on
        </Button>
      ) : null}
      {run.phase === "ended" && run.matches.length === 0 ? children : null}
    </>
  );
}
