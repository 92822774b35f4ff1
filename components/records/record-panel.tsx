import type { RecordFilter } from "#lib/contracts/record-search.ts";
import { RecordDetail } from "./record-detail.tsx";
import type { RecordRow } from "./search-run.ts";

type Props = { cluster: string; topic: string; record: RecordRow; filter?: RecordFilter };

/** A record opened in its row, with the accent at its left edge as the row has. */
export function RecordPanel(props: Props) {
  return (
    <div className="bg-canvas whitespace-normal shadow-[inset_2px_0_0_var(--accent)]">
      <RecordDetail {...props} />
    </div>
  );
}
