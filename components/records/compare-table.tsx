import type { ReactNode } from "react";
import { cx } from "#components/ui/cx.ts";
import type { CompareRow } from "./compare-rows.ts";

type Props = {
  label: string;
  rows: readonly CompareRow[];
  /** Over the two columns. */
  heads?: readonly ReactNode[];
  /** Differences are marked as what went and what came; without it those lines that are equal stand back. */
  signed?: boolean;
};

/** Lines with a name and what stands at each side. */
export function CompareTable({ label, rows, heads = [], signed = false }: Props) {
  return (
    <div className="px-page">
      <table aria-label={label} className="tn mt-1 w-full table-fixed text-xs leading-5">
        <colgroup>
          <col className="w-48" />
          <col />
          <col />
        </colgroup>
        {heads.length === 0 ? null : (
          <thead>
            <tr className="text-left">
              <td />
              {heads.map((head, index) => (
                <th key={index} scope="col" className="code truncate px-2 font-regular">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map(({ name, left, right }, index) => {
            const equal = left === right;
            return (
              <tr key={index}>
                <th
                  scope="row"
                  className={cx("truncate pr-2 text-left font-regular text-ink-3", signed && "code")}
                  title={name}
                >
                  {name}
                </th>
                <Cell text={left} equal={equal} mark={signed && !equal ? "removed" : null} />
                <Cell text={right} equal={equal} mark={signed && !equal ? "added" : null} />
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const looks = {
  removed: { ground: "bg-critical-soft", text: "text-critical-text", sign: "−" },
  added: { ground: "bg-ok-soft", text: "text-ok-text", sign: "+" },
};

function Cell({ text, equal, mark }: { text: string | null; equal: boolean; mark: keyof typeof looks | null }) {
  if (text === null) return <td className={cx("px-2 text-ink-3", mark !== null && "bg-sunken")}>–</td>;
  const look = mark === null ? null : looks[mark];
  return (
    <td className={cx("code px-2 break-all", look?.ground, equal ? "text-ink-3" : "text-ink")}>
      {look === null ? null : (
        <span className={look.text}>
          <span aria-hidden>{look.sign} </span>
          <span className="sr-only">{mark} </span>
        </span>
      )}
      {text}
    </td>
  );
}
