import { xOf, type ChartModel } from "./chart-model.ts";
import type { ChartEvent, ChartThreshold } from "./chart-types.ts";
import { cx } from "./cx.ts";

const percent = (fraction: number) => `${fraction * 100}%`;
const label = "absolute px-1 text-2xs leading-3.5 whitespace-nowrap";

type MarksProps = { model: ChartModel; thresholds: readonly ChartThreshold[]; events: readonly ChartEvent[] };

/** Gaps, limits and events over the plot. Plain elements: their labels need a ground and must stay inside the plot. */
export function ChartMarks({ model, thresholds, events }: MarksProps) {
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0">
      {model.gaps.map((gap) => {
        const from = clamp(xOf(model, gap.from));
        const to = clamp(xOf(model, gap.to));
        return to <= from ? null : (
          <div
            key={gap.from}
            className="absolute inset-y-0 hatch"
            style={{ left: percent(from), width: percent(to - from) }}
          >
            {to - from > 0.04 ? (
              <span className={cx(label, "bottom-1.5 left-1/2 -translate-x-1/2 bg-canvas text-ink-3")}>no samples</span>
            ) : null}
          </div>
        );
      })}
      {thresholds.map(({ value, label: words, tone = "critical" }) => (
        <div
          key={words}
          className={cx("absolute inset-x-0 h-px", tone === "critical" ? "text-critical" : "text-warning")}
          style={{ bottom: percent(value / model.top), background: dashes("90deg", 5, 4) }}
        >
          <span
            className={cx(label, "bottom-0.5 left-0", tone === "critical" ? "text-critical-text" : "text-warning-text")}
          >
            {words}
          </span>
        </div>
      ))}
      {placeEvents(model, events).map(({ event, x, worded }) => (
        <div
          key={`${event.at}-${event.label}`}
          className="absolute inset-y-0 w-px text-ink-3"
          style={{ left: percent(x), background: dashes("180deg", 2, 3) }}
        >
          {worded ? (
            <span
              className={cx(
                label,
                "-top-1.5 bg-canvas text-ink-3",
                x < 0.12 ? "left-0" : x > 0.88 ? "right-0" : "-translate-x-1/2",
              )}
            >
              {event.label}
            </span>
          ) : null}
        </div>
      ))}
    </div>
  );
}

/** Events in sight; one that would write over the words before it stands without. */
function placeEvents(model: ChartModel, events: readonly ChartEvent[]) {
  let free = 0;
  return events
    .map((event) => ({ event, x: xOf(model, event.at) }))
    .filter(({ x }) => x >= 0 && x <= 1)
    .sort((a, b) => a.x - b.x)
    .map(({ event, x }) => {
      const half = event.label.length * 0.004;
      const worded = x - half >= free || free === 0;
      if (worded) free = x + half;
      return { event, x, worded };
    });
}

/** A broken line in the text's colour; a border's dashes are as short as it is thin. */
function dashes(direction: string, on: number, off: number): string {
  return `repeating-linear-gradient(${direction}, currentColor 0 ${on}px, transparent ${on}px ${on + off}px)`;
}

function clamp(fraction: number): number {
  return Math.min(1, Math.max(0, fraction));
}
