import { Status } from "#components/ui/status-mark.tsx";
import type { TopicDetail } from "#lib/contracts/topics.ts";
import { formatDuration } from "#lib/format/duration.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { configValue, inSyncCount } from "./topic-facts.ts";

/** The line under a topic's name: what a visit usually asks first. */
export function TopicFacts({ detail }: { detail: TopicDetail }) {
  const total = detail.partitions.length;
  const inSync = inSyncCount(detail.partitions);
  return (
    <>
      <b>{formatInteger(total)}</b> {total === 1 ? "partition" : "partitions"} ·{" "}
      {inSync === total ? (
        <>
          <b>all</b> in sync
        </>
      ) : (
        <Status status={detail.health === "offline" ? "critical" : "warning"} className="align-bottom">
          {inSync} of {total} in sync
        </Status>
      )}{" "}
      · <Messages atMost={detail.recordsAtMost} />
      <Kept retention={configValue(detail, "retention.ms")} cleanup={configValue(detail, "cleanup.policy")} />
    </>
  );
}

function Messages({ atMost }: { atMost: string | null }) {
  if (atMost === null) {
    return (
      <Status status="unknown" className="align-bottom">
        messages not counted: a partition was not read
      </Status>
    );
  }
  if (atMost === "0") return <>no messages</>;
  return (
    <>
      at most <b>{formatInteger(atMost)}</b> {atMost === "1" ? "message" : "messages"}
    </>
  );
}

function Kept({ retention, cleanup }: { retention: string | null; cleanup: string | null }) {
  const compacted = cleanup?.includes("compact") ?? false;
  const kept = retention === null ? null : retention === "-1" ? "kept forever" : `kept ${formatDuration(retention)}`;
  const words = compacted ? (cleanup === "compact" ? "compacted" : `compacted, ${kept ?? "then deleted"}`) : kept;
  return words === null ? null : <> · {words}</>;
}
