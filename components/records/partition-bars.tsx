import { HeatRow } from "#components/ui/chart-heat-row.tsx";
import { cx } from "#components/ui/cx.ts";
import { formatInteger } from "#lib/format/int64.ts";
import type { CoverageBar } from "./coverage-bars.ts";

/** Bars that fit; more are drawn as one row of cells. */
const mostBars = 24;
const barsInLine = 12;

/** How far each partition was read, from the side the search began, with a tick at each match. */
export function PartitionBars({ bars }: { bars: readonly CoverageBar[] }) {
  if (bars.length > mostBars) return <PartitionHeat bars={bars} />;
  return (
    <ul
      aria-label="Coverage by partition"
      className="tn mt-1.5 grid gap-x-2.5 gap-y-1.5 text-2xs leading-3.5"
      style={{ gridTemplateColumns: `repeat(${Math.min(bars.length, barsInLine)}, minmax(0, 1fr))` }}
    >
      {bars.map((bar) => (
        <li key={bar.partition} title={bar.title} className={bar.state === "read" ? "text-ink-3" : "text-warning-text"}>
          <span className="flex justify-between gap-1">
            <span>p{bar.partition}</span>
            <span className="truncate">{bar.word}</span>
          </span>
          <Track bar={bar} />
        </li>
      ))}
    </ul>
  );
}

function Track({ bar }: { bar: CoverageBar }) {
  return (
    <span
      aria-hidden
      className={cx(
        "relative mt-0.5 block h-1.25 overflow-hidden rounded-xs ring-1 ring-line ring-inset",
        bar.state === "read" ? "bg-press" : "hatch",
      )}
    >
      <span
        className={cx("absolute inset-y-0 bg-accent opacity-60", bar.side === "left" ? "left-0" : "right-0")}
        style={{ width: `${bar.fraction * 100}%` }}
      />
      {bar.ticks.map((tick) => (
        <span
          key={tick}
          className="absolute inset-y-0 w-0.5 bg-ink"
          style={{ left: `min(${tick * 100}%, 100% - 2px)` }}
        />
      ))}
    </span>
  );
}

function PartitionHeat({ bars }: { bars: readonly CoverageBar[] }) {
  const whole = bars.filter(({ fraction }) => fraction === 1).length;
  const lost = bars.filter(({ state }) => state !== "read").length;
  const label = `${formatInteger(bars.length)} partitions, ${formatInteger(whole)} read whole${lost === 0 ? "" : `, ${formatInteger(lost)} not read at the moment`}`;
  return (
    <div className="mt-1.5">
      <HeatRow
        label={label}
        max={1}
        cells={bars.map(({ partition, state, fraction, title }) => ({
          id: String(partition),
          value: state === "read" ? fraction : null,
          title,
        }))}
      />
    </div>
  );
}
