"use client";

import { useTextDifference } from "#components/ui/text-difference.tsx";
import type { SchemaVersion } from "#lib/contracts/schemas.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { FillLines } from "./fill-lines.tsx";

type Props = { before: SchemaVersion; after: SchemaVersion };

/** Two versions line by line beside each other; a sign and a ground mark what went and what came. */
export function SchemaDifference({ before, after }: Props) {
  const { removed, added, count, line } = useTextDifference(before.text, after.text);
  return (
    <>
      <div className="px-page tn grid h-7 shrink-0 grid-cols-2 items-center border-b border-line bg-sunken text-xs">
        <span>
          Version {before.version} <span className="text-ink-3">· id {before.id}</span>
        </span>
        <span className="flex items-center gap-2 pl-3">
          Version {after.version} <span className="text-ink-3">· id {after.id}</span>
          <span role="status" className="ml-auto text-ink-3">
            {removed + added === 0
              ? "The texts are equal"
              : `${formatInteger(removed)} removed, ${formatInteger(added)} added`}
          </span>
        </span>
      </div>
      <FillLines
        label={`Difference of version ${before.version} and version ${after.version}`}
        count={count}
        wide={false}
        line={line}
      />
    </>
  );
}
