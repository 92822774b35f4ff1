import type { RecordSearch } from "./record-search.ts";

/** What the three sights of the messages tab share. */
export type RecordListProps = {
  cluster: string;
  topic: string;
  search: RecordSearch;
  /** Opens a record in the list, `<partition>-<offset>`; null closes it. */
  onOpen: (record: string | null) => void;
};
