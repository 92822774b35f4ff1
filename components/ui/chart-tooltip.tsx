import { colourVar, momentText, valueText, xOf, type ChartModel, type ChartReading } from "./chart-model.ts";

/** The cursor line with a dot on each series, and what it reads, beside it on the side with more room. */
export function ChartTooltip({ model, reading }: { model: ChartModel; reading: ChartReading }) {
  const x = xOf(model, reading.at);
  if (x < 0 || x > 1) return null;
  const at = `${x * 100}%`;
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0">
      <div className="absolute inset-y-0 border-l border-ink-2" style={{ left: at }} />
      {reading.rows.map(({ id, colour, y }) =>
        y === null ? null : (
          <i
            key={id}
            className="absolute -m-[3.5px] size-[7px] rounded-full ring-2 ring-canvas"
            style={{ left: at, bottom: `${y * 100}%`, background: colourVar(colour) }}
          />
        ),
      )}
      <div
        className="absolute top-4 z-(--z-popover) max-w-80 rounded-md bg-inverse px-2.5 py-1.75 text-xs whitespace-nowrap text-inverse-ink shadow-pop"
        style={x < 0.5 ? { left: `calc(${at} + 10px)` } : { right: `calc(${(1 - x) * 100}% + 10px)` }}
      >
        <p className="tn text-inverse-ink-2">{momentText(reading.at, model)}</p>
        {reading.gap === null ? <Rows model={model} reading={reading} /> : <Gap reason={reading.gap.reason} />}
      </div>
    </div>
  );
}

function Gap({ reason }: { reason: string | null }) {
  return <p className="whitespace-normal">No samples{reason === null ? "" : `: ${reason}`}</p>;
}

function Rows({ model, reading }: { model: ChartModel; reading: ChartReading }) {
  return (
    <table className="tn w-full">
      <tbody>
        {reading.rows.map(({ id, label, colour, value }) => (
          <tr key={id}>
            <td>
              <i
                className="mr-1.5 inline-block h-[3px] w-2.5 rounded-[1px] align-[3px]"
                style={{ background: colourVar(colour) }}
              />
              {label}
            </td>
            <td className="pl-4 text-right">{valueText(value)}</td>
          </tr>
        ))}
        {reading.sum === null ? null : (
          <tr>
            <td className="text-inverse-ink-2">
              {reading.partial ? "Sum of what was measured" : "Sum"}, {model.unit}
            </td>
            <td className="pl-4 text-right">{valueText(reading.sum)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
