"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { usePreferences } from "#components/shared/preferences-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogNote } from "#components/ui/dialog.tsx";
import type { SearchBody } from "#lib/contracts/record-search.ts";
import { formatBytes } from "#lib/format/bytes.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { rangeWords } from "./coverage-words.ts";
import { ExportFields } from "./export-fields.tsx";
import { ExportOutcome } from "./export-outcome.tsx";
import { draftOf, exportRequestOf } from "./export-request.ts";
import { recordQueries } from "./queries.ts";
import { hasFilter, type RecordSearch } from "./record-search.ts";
import { useExport } from "./use-export.ts";
import { useRecordLayout } from "./use-record-layout.ts";

type Props = { cluster: string; topic: string; search: RecordSearch; body: SearchBody; onClose: () => void };

/** All records of the query as a file, not only those in the list. */
export function ExportDialog({ cluster, topic, search, body, onClose }: Props) {
  const { zone } = usePreferences().preferences;
  const { layout } = useRecordLayout(cluster, topic);
  const [draft, setDraft] = useState(() => draftOf(layout));
  const preview = useQuery(recordQueries.preview(cluster, topic, body));
  const asked = exportRequestOf(body, draft);
  const run = useExport(cluster, topic);
  const done = run.progress?.state === "complete";
  const start = () => {
    if (done) onClose();
    else if ("request" in asked && !run.underWay) run.start(asked.request);
  };
  const whole = search.from === "newest" || search.from === "oldest" || search.from === "live";
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Export from ${topic}`}
      onSubmit={start}
      footer={
        <>
          <DialogNote>
            <ExportOutcome name={run.name} progress={run.progress} refused={run.refused} lost={run.lost} />
          </DialogNote>
          {run.underWay ? <Button onClick={run.stop}>Stop</Button> : null}
          {done ? null : <Button onClick={onClose}>{run.underWay ? "Close" : "Cancel"}</Button>}
          <Button type="submit" variant="primary" busy={run.underWay}>
            {done ? "Done" : "Export"}
          </Button>
        </>
      }
    >
      <p className="pb-2 text-ink-2">
        {hasFilter(body.filter) ? "Every message that matches" : "Every message"}{" "}
        {whole ? "in the whole log" : rangeWords(search, zone)}, not only those in the list.{" "}
        {preview.data === undefined ? null : (
          <span className="tn">
            To read: at most {formatInteger(preview.data.records)} messages
            {preview.data.bytes === null ? "" : `, about ${formatBytes(preview.data.bytes)} on disk`}.
          </span>
        )}
      </p>
      <ExportFields draft={draft} fault={"fault" in asked ? asked.fault : null} onChange={setDraft} />
    </Dialog>
  );
}
