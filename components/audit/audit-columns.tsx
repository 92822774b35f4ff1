import { CodeText } from "#components/ui/code-text.tsx";
import type { Column } from "#components/ui/data-table-columns.ts";
import { Status } from "#components/ui/status-mark.tsx";
import type { StatusTone } from "#components/ui/tones.ts";
import type { AuditEntry } from "#lib/contracts/audit.ts";
import { formatIso, formatTime, zoneLabel, type Zone } from "#lib/format/time.ts";

const tones: Record<AuditEntry["outcome"], StatusTone> = {
  succeeded: "ok",
  pending: "info",
  failed: "critical",
  refused: "warning",
};

/** Columns of the audit log; order is the point, so times are exact. */
export function auditColumns(zone: Zone): Column<AuditEntry>[] {
  return [
    {
      id: "at",
      header: `Time, ${zoneLabel(zone, new Date())}`,
      width: 208,
      mono: true,
      firstSort: "desc",
      value: (entry) => Date.parse(entry.at),
      full: (entry) => formatIso(Date.parse(entry.at), zone),
      cell: (entry) => formatTime(Date.parse(entry.at), zone),
    },
    { id: "who", header: "Who", width: 120, filtered: true, value: (entry) => entry.who, cell: (entry) => entry.who },
    {
      id: "action",
      header: "Action",
      width: 176,
      filtered: true,
      value: (entry) => entry.action,
      cell: (entry, { mark }) => mark(entry.action),
    },
    {
      id: "target",
      header: "Target",
      minWidth: 200,
      filtered: true,
      value: (entry) => entry.target,
      cell: (entry, { mark }) => mark(entry.target),
    },
    {
      id: "cluster",
      header: "Cluster",
      width: 120,
      priority: 2,
      filtered: true,
      value: (entry) => entry.cluster,
      cell: (entry) => entry.cluster ?? <span className="text-ink-3">none</span>,
    },
    {
      id: "outcome",
      header: "Outcome",
      width: 120,
      value: (entry) => entry.outcome,
      cell: (entry) => (
        <Status status={tones[entry.outcome]} quiet={entry.outcome === "succeeded"}>
          {entry.outcome}
        </Status>
      ),
    },
    {
      id: "detail",
      header: "Detail",
      minWidth: 140,
      priority: 3,
      value: (entry) => entry.detail,
      cell: (entry) => (
        <span className="text-ink-2">
          <CodeText>{entry.detail}</CodeText>
        </span>
      ),
    },
    {
      id: "request",
      header: "Request",
      width: 120,
      mono: true,
      priority: 1,
      filtered: true,
      value: (entry) => entry.requestId,
      cell: (entry) => entry.requestId,
    },
  ];
}
