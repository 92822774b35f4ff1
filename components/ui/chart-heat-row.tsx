import { cx } from "./cx.ts";
import { heatLevel } from "./chart-heat.ts";

export type HeatCell = {
  id: string;
  /** Null is unknown, and hatched; zero is measured. */
  value: number | null;
  /** Exact, on hover: "Partition 7: 57,812 messages". */
  title: string;
};

type HeatRowProps = {
  /** What the row says as a whole, for people who do not see it: "12 partitions, most in partition 7: 57,812". */
  label: string;
  cells: readonly HeatCell[];
  /** The value of the darkest cell; rows that are compared share one. Default: the largest of the row. */
  max?: number;
};

/** Beyond so many, gaps would leave nothing of the cells. */
const mostApart = 240;

/** One cell for each of many things, darker is more. Plain elements and not recharts: a row may have hundreds of cells. */
export function HeatRow({ label, cells, max }: HeatRowProps) {
  const most = max ?? Math.max(0, ...cells.map(({ value }) => value ?? 0));
  return (
    <div role="img" aria-label={label} className={cx("flex h-3.5 w-full", cells.length <= mostApart && "gap-px")}>
      {cells.map(({ id, value, title }) => (
        <span
          key={id}
          title={title}
          className={cx("min-w-0 flex-1 rounded-[1px]", value === null && "hatch")}
          style={value === null ? undefined : { background: `var(--heat-${heatLevel(value, most)})` }}
        />
      ))}
    </div>
  );
}
