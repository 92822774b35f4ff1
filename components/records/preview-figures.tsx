import { Status } from "#components/ui/status-mark.tsx";
import { formatBytes, formatBytesExact } from "#lib/format/bytes.ts";
import { formatDuration } from "#lib/format/duration.ts";
import { formatInteger } from "#lib/format/int64.ts";
import type { SearchPreview } from "./search-run.ts";

/** What a search would have to read, before it begins. */
export function PreviewFigures({ preview }: { preview: SearchPreview }) {
  const { records, bytes, seconds, partitions } = preview;
  const [unread, ...others] = partitions.filter(({ error }) => error !== null);
  return (
    <>
      <span>
        To read: at most <b>{formatInteger(records)}</b> messages
      </span>
      <span title={bytes === null ? undefined : formatBytesExact(bytes)}>
        {bytes === null ? (
          "size not known"
        ) : (
          <>
            about <b>{formatBytes(bytes)}</b> on disk
          </>
        )}
      </span>
      <span>
        {seconds === null ? (
          "how long is known after the first search"
        ) : (
          <>
            about <b>{formatDuration(Math.max(1, Math.round(seconds)) * 1000)}</b> at the rate of the last search
          </>
        )}
      </span>
      {unread === undefined ? null : (
        <Status status="warning">
          partition {unread.partition}
          {others.length === 0 ? "" : ` and ${formatInteger(others.length)} more`} not in it: {unread.error}
        </Status>
      )}
    </>
  );
}
