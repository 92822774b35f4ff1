import type { Figure } from "#components/ui/figures-strip.tsx";
import type { ChartSample } from "#components/ui/chart-types.ts";
import type { GroupDetail } from "#lib/contracts/groups.ts";
import { formatDuration } from "#lib/format/duration.ts";
import { formatInteger, formatRate } from "#lib/format/int64.ts";
import { ratesOf, type Rates, type Track } from "./group-track.ts";
import { lagChange } from "./lag-samples.ts";

/** The figures of a group; rates come from what was read since the page was opened, and say so until there is enough. */
export function figuresOf(detail: GroupDetail, track: Track | null, samples: readonly ChartSample[]): Figure[] {
  const rates = ratesOf(track);
  return [
    lagFigure(detail, samples),
    drainFigure(detail, rates),
    rateFigure(
      "Consumed",
      rates,
      rates?.consumed,
      detail.kind === "share" ? "of what is done with" : "of what is committed",
    ),
    rateFigure("Produced", rates, rates?.produced, "to the partitions it reads"),
    memberFigure(detail),
    partitionFigure(detail),
  ];
}

function lagFigure({ lag }: GroupDetail, samples: readonly ChartSample[]): Figure {
  if (lag.value === null) return { label: "Lag", value: null, note: lag.reason ?? "could not be read" };
  const value = formatInteger(lag.value);
  const unit = lag.value === "1" ? "message" : "messages";
  if (lag.state === "partial")
    return { label: "Lag, at least", value, unit, note: lag.reason, tone: "warning", exact: lag.reason ?? undefined };
  const change = lagChange(samples);
  const note =
    change === null
      ? "exact: every partition was read"
      : `${change.by === 0n ? "unchanged" : signed(change.by)} in ${formatDuration(change.overMs)}`;
  return { label: "Lag", value, unit, note };
}

function signed(by: bigint): string {
  return by > 0n ? `+ ${formatInteger(by)}` : `− ${formatInteger(-by)}`;
}

/** What is read in this time may wait without being called a lag that grows. */
const keepingUpMs = 10_000;

function drainFigure({ lag, members }: GroupDetail, rates: Rates | null): Figure {
  const label = "Time to drain";
  if (lag.value === null) return { label, value: null, note: "the lag is unknown" };
  if (lag.value === "0") return { label, value: "drained", note: "no message waits" };
  if (members.length === 0) return { label, value: "not draining", note: "no member reads" };
  if (rates === null) return { label, value: null, note: "measured after 10 s" };
  // Members commit every few seconds, so a healthy group is always a little behind.
  const behindMs = rates.consumed > 0 ? (Number(lag.value) / rates.consumed) * 1_000 : Infinity;
  if (behindMs <= keepingUpMs)
    return {
      label,
      value: "keeping up",
      note: `${formatDuration(Math.max(100, Math.round(behindMs / 100) * 100))} of reading waits`,
    };
  const net = rates.consumed - rates.produced;
  if (net <= 0) return { label, value: "not draining", note: "more comes than is read", tone: "critical" };
  const ms = (Number(lag.value) / net) * 1_000;
  return {
    label,
    value: `about ${formatDuration(Math.max(1_000, Math.round(ms / 1_000) * 1_000))}`,
    note: "at the present rates",
  };
}

function rateFigure(label: string, rates: Rates | null, rate: number | undefined, of: string): Figure {
  if (rates === null || rate === undefined) return { label, value: null, note: "measured after 10 s" };
  return {
    label,
    value: formatRate(rate),
    unit: "/s",
    note: of,
    exact: `Mean of the last ${formatDuration(rates.overMs)}`,
  };
}

function memberFigure({ members, state }: GroupDetail): Figure {
  const idle = members.filter((member) => member.idle).length;
  if (idle > 0)
    return { label: "Members", value: formatInteger(members.length), note: `${idle} idle`, tone: "warning" };
  return {
    label: "Members",
    value: formatInteger(members.length),
    note: members.length === 0 ? "nobody reads" : state === "Stable" ? "none idle" : "settling",
  };
}

function partitionFigure({ kind, partitions }: GroupDetail): Figure {
  const share = kind === "share";
  const unread = partitions.filter(({ error }) => error !== null).length;
  const without = partitions.filter(({ committed, error }) => committed === null && error === null).length;
  return {
    label: "Partitions",
    value: formatInteger(partitions.length),
    note:
      unread > 0
        ? `${formatInteger(unread)} not read`
        : without > 0
          ? `${formatInteger(without)} ${share ? "not begun" : "without a commit"}`
          : share
            ? "all begun"
            : "all committed",
    tone: unread > 0 ? "warning" : undefined,
  };
}
