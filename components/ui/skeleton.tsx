import { cx } from "./cx.ts";

/** One bar where a value will stand; width by class (`w-40`). Appears after 150 ms. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cx("block h-2 animate-appear rounded-[2px] bg-press", className)} />;
}

const widths = ["w-42", "w-33", "w-49", "w-37", "w-30", "w-44", "w-35"];

/** Rows of a list that is on its way: a name and two figures each. Tables with real columns draw their own. */
export function SkeletonRows({ rows = 8, label }: { rows?: number; label: string }) {
  return (
    <div role="status" aria-label={label} className="animate-appear">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="px-page flex h-8 items-center gap-4 border-b border-line">
          <Skeleton className={widths[index % widths.length]} />
          <Skeleton className="ml-auto w-6" />
          <Skeleton className="w-18" />
        </div>
      ))}
    </div>
  );
}
