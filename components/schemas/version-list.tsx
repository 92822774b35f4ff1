"use client";

import { cx } from "#components/ui/cx.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";

type Props = {
  /** Ascending; null while they are read. */
  versions: readonly number[] | null;
  current: number | null;
  onChoose: (version: number) => void;
};

/** Newest first. Stands above the schema where there is no room beside it. */
export function VersionList({ versions, current, onChoose }: Props) {
  const newest = versions?.at(-1);
  return (
    <nav
      aria-label="Versions"
      className="shrink-0 overflow-auto border-b border-line bg-sunken p-2 pl-[calc(var(--page-x)-8px)] sm:w-44 sm:border-r sm:border-b-0"
    >
      {versions === null ? (
        <Skeleton className="m-2 w-20" />
      ) : (
        <ol className="flex gap-px sm:flex-col">
          {versions.toReversed().map((version) => (
            <li key={version}>
              <button
                type="button"
                aria-current={version === current ? "true" : undefined}
                onClick={() => onChoose(version)}
                className={cx(
                  "tn flex h-7 w-full items-center gap-2 rounded-sm px-2 whitespace-nowrap focus-visible:-outline-offset-2",
                  version === current ? "bg-press font-medium text-ink" : "text-ink-2 hover:bg-hover",
                )}
              >
                Version {version}
                {version === newest ? <span className="ml-auto text-2xs font-regular text-ink-3">latest</span> : null}
              </button>
            </li>
          ))}
        </ol>
      )}
    </nav>
  );
}
