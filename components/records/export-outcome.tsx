import { Status } from "#components/ui/status-mark.tsx";
import type { ExportProgress } from "#lib/contracts/record-export.ts";
import { formatBytes, formatBytesExact } from "#lib/format/bytes.ts";

type Props = { name: string; progress: ExportProgress | null; refused: string | null; lost: string | null };

/** How an export stands, and whether the file that the browser has is whole. */
export function ExportOutcome({ name, progress, refused, lost }: Props) {
  if (refused !== null) {
    return (
      <span role="alert" className="text-critical-text">
        Nothing was saved. {refused}
      </span>
    );
  }
  if (progress === null) return <span role="status" />;
  const { state, bytes, detail } = progress;
  const size = <span title={formatBytesExact(bytes)}>{formatBytes(bytes)}</span>;
  if (state === "failed" || state === "stopped") {
    return (
      <span role="alert" className="text-critical-text">
        {state === "stopped" ? "Stopped" : "Broken off"} after {size}: {name} is not complete, delete it. {detail}
      </span>
    );
  }
  return (
    <>
      <span role="status">
        {state === "complete" ? (
          <Status status="ok">
            {size} in {name}, complete
          </Status>
        ) : (
          <>
            {size} so far. The browser saves it to {name}; you may close this.
          </>
        )}
      </span>
      {lost === null ? null : (
        <span role="alert" className="text-critical-text">
          Whether the file becomes complete is not known. {lost}
        </span>
      )}
    </>
  );
}
