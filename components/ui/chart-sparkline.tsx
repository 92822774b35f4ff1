import { useMemo } from "react";

type SparklineProps = {
  /** Evenly spaced, oldest first; null is "not measured" and leaves a hole. */
  values: readonly (number | null)[];
  /** Grey, for a series that is only context. */
  quiet?: boolean;
};

const width = 72;
const height = 20;

/**
 * The course of a figure that stands beside it: no axis, a scale of its own. Plain SVG and not recharts: a table has hundreds of them,
 * and one path each costs nothing.
 */
export function Sparkline({ values, quiet = false }: SparklineProps) {
  const path = useMemo(() => pathOf(values), [values]);
  return (
    <svg aria-hidden width={width} height={height} className="inline-block overflow-visible align-middle">
      <path
        d={path}
        fill="none"
        stroke={quiet ? "var(--chart-other)" : "var(--chart-1)"}
        strokeWidth="1.4"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}

function pathOf(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  let pen = "M";
  return values
    .map((value, index) => {
      if (value === null) {
        pen = "M";
        return "";
      }
      const x = values.length < 2 ? width : (index / (values.length - 1)) * width;
      // A flat course runs through the middle.
      const y = span === 0 ? height / 2 : height - 1 - ((value - low) / span) * (height - 2);
      // A point alone between two holes is still a dot.
      const step = `${pen}${x.toFixed(1)} ${y.toFixed(1)}${pen === "M" ? "h0" : ""}`;
      pen = "L";
      return step;
    })
    .join("");
}
