import { CellSkeleton } from "./data-table-cell.tsx";
import type { Sized } from "./data-table-widths.ts";

const bars = [0, 1, 2, 3, 4, 5, 6, 7];

/** Bars in the real columns while nothing is known. */
export function SkeletonRows<Row>({
  columns,
  leads,
  compact,
}: {
  columns: readonly Sized<Row>[];
  leads: number;
  compact: boolean;
}) {
  return (
    <tbody aria-hidden>
      {bars.map((bar) => (
        <tr key={bar}>
          {leads > 0 ? <td colSpan={leads} className="animate-appear border-b border-line" /> : null}
          {columns.map(({ column }, place) => (
            <td
              key={column.id}
              className={`${compact ? "h-7" : "h-8"} animate-appear border-b border-line px-2.5 py-0 first:pl-(--page-x) last:pr-(--page-x)`}
            >
              <CellSkeleton seed={bar + place * 7} end={column.align === "end"} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
