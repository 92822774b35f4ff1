import {
  parseAsArrayOf,
  parseAsBoolean,
  parseAsInteger,
  parseAsJson,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from "nuqs";
import { recordFilter, type RecordFilter } from "#lib/contracts/record-search.ts";

/** What stands in the URL of the messages tab; times are absolute so that a copied link means the same tomorrow. */
export const recordSearch = {
  from: parseAsStringLiteral(["newest", "oldest", "offset", "time", "group", "live"] as const).withDefault("newest"),
  /** One for all partitions, or one for each: `0:17,3:90000`. */
  offset: parseAsString,
  /** Where a range of offsets ends, not included, written as `offset`; absent is the present end. */
  untilOffset: parseAsString,
  timestamp: parseAsString,
  /** Where a stretch of time ends, epoch ms, not included; absent is the present end. */
  until: parseAsString,
  /** The consumer group where reading starts. */
  group: parseAsString,
  partitions: parseAsArrayOf(parseAsInteger),
  limit: parseAsInteger.withDefault(50),
  /** A page of all records tells what became of their transactions, and shows the markers. */
  markers: parseAsBoolean.withDefault(false),
  isolation: parseAsStringLiteral(["uncommitted", "committed"] as const).withDefault("uncommitted"),
  /** Order of a search over a stretch of time. */
  order: parseAsStringLiteral(["newest-first", "forward"] as const).withDefault("newest-first"),
  contains: parseAsString,
  as: parseAsStringLiteral(["text", "regex", "hex"] as const).withDefault("text"),
  anyCase: parseAsBoolean.withDefault(false),
  in: parseAsArrayOf(parseAsStringLiteral(["key", "value", "headers"] as const)),
  on: parseAsStringLiteral(["stored", "decoded"] as const).withDefault("stored"),
  fields: parseAsJson((value) => recordFilter.shape.fields.safeParse(value).data ?? null),
  expression: parseAsString,
  checksums: parseAsBoolean.withDefault(false),
  /** Messages over time are shown above the list. */
  overTime: parseAsBoolean.withDefault(false),
  /** The open record, `<partition>-<offset>`. */
  record: parseAsString,
};

export type RecordSearch = inferParserType<typeof recordSearch>;
export type RecordSearchPatch = { [Name in keyof RecordSearch]?: RecordSearch[Name] | null };

export const noFilter: RecordFilter = { contains: null, fields: [], expression: null };

export function hasFilter({ contains, fields, expression }: RecordFilter): boolean {
  return contains !== null || fields.length > 0 || expression !== null;
}

/** The filter that stands in the URL. */
export function filterOf(search: RecordSearch): RecordFilter {
  const { contains, expression } = search;
  return {
    contains:
      contains === null || contains === ""
        ? null
        : {
            text: contains,
            as: search.as,
            caseSensitive: !search.anyCase,
            in: search.in === null || search.in.length === 0 ? ["key", "value", "headers"] : search.in,
            on: search.on,
          },
    fields: search.fields ?? [],
    expression: expression === null || expression.trim() === "" ? null : expression,
  };
}

/** A draft as a filter that can run: without an empty text, blank expression, or a condition that names no field yet. */
export function readyFilter({ contains, fields, expression }: RecordFilter): RecordFilter {
  return {
    contains: contains?.text === "" ? null : contains,
    fields: fields.filter(({ path }) => !/^\s*(value\.)?$/.test(path)),
    expression: expression === null || expression.trim() === "" ? null : expression,
  };
}

/** A filter as it is put into the URL; what is not in it leaves the URL. */
export function filterPatch({ contains, fields, expression }: RecordFilter): RecordSearchPatch {
  return {
    contains: contains?.text ?? null,
    as: contains?.as ?? null,
    anyCase: contains?.caseSensitive === false ? true : null,
    in: contains === null || contains.in.length === 3 ? null : contains.in,
    on: contains?.on ?? null,
    fields: fields.length === 0 ? null : fields,
    expression,
  };
}

/** `browse` shows a page of records, `search` walks a range, `live` follows the end. */
export function modeOf(search: RecordSearch): "browse" | "search" | "live" {
  if (search.from === "live") return "live";
  const ended =
    (search.from === "time" && search.until !== null) || (search.from === "offset" && search.untilOffset !== null);
  return hasFilter(filterOf(search)) || ended ? "search" : "browse";
}
