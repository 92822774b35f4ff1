import { parseAsArrayOf, parseAsInteger, parseAsString, parseAsStringLiteral, type inferParserType } from "nuqs";
import type { RecordQuery } from "./queries.ts";

/** What stands in the URL of the messages tab; times are absolute so that a copied link means the same tomorrow. */
export const recordSearch = {
  from: parseAsStringLiteral(["newest", "oldest", "offset", "time"] as const).withDefault("newest"),
  offset: parseAsString,
  timestamp: parseAsString,
  partitions: parseAsArrayOf(parseAsInteger),
  limit: parseAsInteger.withDefault(50),
  isolation: parseAsStringLiteral(["uncommitted", "committed"] as const).withDefault("uncommitted"),
  /** The open record, `<partition>-<offset>`. */
  record: parseAsString,
};

export type RecordSearch = inferParserType<typeof recordSearch>;

/** The request of a search, or the fault of the one field that is incomplete. */
export function recordQueryOf(search: RecordSearch): { query: RecordQuery } | { fault: string } {
  const query: RecordQuery = { from: search.from, limit: String(search.limit), isolation: search.isolation };
  if (search.partitions !== null && search.partitions.length > 0) query.partitions = search.partitions.join(",");
  if (search.from === "offset") {
    if (!/^\d{1,19}$/.test(search.offset ?? "")) return { fault: "Give an offset: a whole number from 0." };
    query.offset = BigInt(search.offset ?? "0").toString();
  }
  if (search.from === "time") {
    if (!/^-?\d{1,16}$/.test(search.timestamp ?? "")) return { fault: "Give a time to start from." };
    query.timestamp = search.timestamp ?? "0";
  }
  return { query };
}
