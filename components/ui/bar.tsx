import { cx } from "./cx.ts";

type BarProps = {
  /** 0…1 of the column's common scale. */
  fraction: number;
  /** 0…1: mean or limit. */
  reference?: number;
  tone?: "quiet" | "series" | "warning" | "critical";
};

const tones = { quiet: "bg-line-3", series: "bg-chart-1", warning: "bg-warning", critical: "bg-critical" };
const percent = (fraction: number) => `${Math.min(1, Math.max(0, fraction)) * 100}%`;

/** A bar in a table cell; its number stands beside it. */
export function Bar({ fraction, reference, tone = "quiet" }: BarProps) {
  return (
    <span aria-hidden className="relative block h-1.5 rounded-[1.5px] bg-press">
      <span
        className={cx("absolute inset-y-0 left-0 rounded-[1.5px]", tones[tone])}
        style={{ width: percent(fraction) }}
      />
      {reference === undefined ? null : (
        <span className="absolute -inset-y-0.75 w-[1.5px] bg-ink/55" style={{ left: percent(reference) }} />
      )}
    </span>
  );
}
