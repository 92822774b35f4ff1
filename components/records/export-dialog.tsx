"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { usePreferences } from "#components/shared/preferences-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogNote } from "#components/ui/dialog.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { download } from "#lib/client/download.ts";
import { recordExport } from "#lib/client/endpoints.ts";
import { asProblem } from "#lib/client/problem-error.ts";
import type { SearchBody } from "#lib/contracts/record-search.ts";
import { formatBytes, formatBytesExact } from "#lib/format/bytes.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { rangeWords } from "./coverage-words.ts";
import { ExportFields } from "./export-fields.tsx";
import { draftOf, exportRequestOf } from "./export-request.ts";
import { recordQueries } from "./queries.ts";
import { hasFilter, type RecordSearch } from "./record-search.ts";
import { saveBlob } from "./save-blob.ts";
import { useRecordLayout } from "./use-record-layout.ts";

type Props = { cluster: string; topic: string; search: RecordSearch; body: SearchBody; onClose: () => void };

/** All records of the query as a file, not only those in the list. */
export function ExportDialog({ cluster, topic, search, body, onClose }: Props) {
  const { zone } = usePreferences().preferences;
  const toast = useToast();
  const { layout } = useRecordLayout(cluster, topic);
  const [draft, setDraft] = useState(() => draftOf(layout));
  const [bytes, setBytes] = useState(0);
  const running = useRef(new AbortController());
  useEffect(() => () => running.current.abort(), []);
  const preview = useQuery(recordQueries.preview(cluster, topic, body));
  const asked = exportRequestOf(body, draft);
  const run = useMutation({
    mutationFn: (request: string) => {
      running.current = new AbortController();
      setBytes(0);
      const { signal } = running.current;
      return download(recordExport.run, { params: { cluster, topic }, query: { request }, signal }, setBytes);
    },
    onSuccess: ({ blob, name }) => {
      saveBlob(blob, name);
      toast({ text: `Exported ${formatBytes(blob.size)} to ${name}.` });
      onClose();
    },
  });
  const start = () => ("request" in asked && !run.isPending ? run.mutate(JSON.stringify(asked.request)) : undefined);
  const stop = () => {
    running.current.abort();
    run.reset();
  };
  const whole = search.from === "newest" || search.from === "oldest" || search.from === "live";
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Export from ${topic}`}
      dirty={run.isPending}
      onSubmit={start}
      footer={
        <>
          <DialogNote>
            <span role="status" title={run.isPending ? formatBytesExact(bytes) : undefined}>
              {run.isPending ? `${formatBytes(bytes)} so far` : ""}
            </span>
            {run.isError ? (
              <span role="alert" className="text-critical-text">
                Nothing was saved. {asProblem(run.error).detail}
              </span>
            ) : null}
          </DialogNote>
          {run.isPending ? <Button onClick={stop}>Stop</Button> : <Button onClick={onClose}>Cancel</Button>}
          <Button type="submit" variant="primary" busy={run.isPending}>
            Export
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
