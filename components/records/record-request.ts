import { searchBody, type Place, type SearchBody } from "#lib/contracts/record-search.ts";
import type { TailBody } from "#lib/contracts/record-tail.ts";
import type { DecoderChoice } from "#lib/contracts/records.ts";
import type { RecordQuery } from "./queries.ts";
import { filterOf, type RecordSearch } from "./record-search.ts";

/** Rows of one page of records, and hits of a search, at most. */
const longestPage = 500;
export const mostMatches = 10_000;

/** The request of a page of records, or the fault of the one field that is incomplete. */
export function recordQueryOf(search: RecordSearch): { query: RecordQuery } | { fault: string } {
  const fault = startFault(search);
  if (fault !== null) return { fault };
  const query: RecordQuery = {
    from: search.from === "live" ? "newest" : search.from,
    limit: String(Math.min(Math.max(search.limit, 1), longestPage)),
    isolation: search.isolation,
    ...(search.markers && search.isolation === "uncommitted" ? { markers: "true" } : {}),
  };
  if (search.partitions !== null && search.partitions.length > 0) query.partitions = search.partitions.join(",");
  if (search.from === "offset") {
    const place = offsetPlace(search.offset ?? "0");
    if (place.at === "offset") query.offset = place.offset;
    else query.offsets = offsetText(place) ?? "";
  }
  if (search.from === "time") query.timestamp = search.timestamp ?? "0";
  if (search.from === "group") query.group = search.group ?? "";
  return { query };
}

/** The request of a search, or the fault of the one field that is incomplete. */
export function searchBodyOf(search: RecordSearch, decoders: DecoderChoice): { body: SearchBody } | { fault: string } {
  const fault = startFault(search);
  if (fault !== null) return { fault };
  const backwards = search.from === "newest" || (search.from === "time" && search.order === "newest-first");
  const body = searchBody.safeParse({
    start: startOf(search),
    end: endOf(search),
    partitions: search.partitions === null || search.partitions.length === 0 ? undefined : search.partitions,
    isolation: search.isolation,
    direction: backwards ? "newest-first" : "forward",
    filter: filterOf(search),
    limit: Math.min(Math.max(search.limit, 1), mostMatches),
    verifyChecksums: search.checksums,
    ...decoders,
  });
  if (body.success) return { body: body.data };
  const [issue] = body.error.issues;
  return { fault: `The address asks for what cannot be searched: ${issue?.path.join(" ")}, ${issue?.message}.` };
}

export type TailAsk = Pick<TailBody, "topics" | "partitions" | "isolation" | "filter"> & DecoderChoice;

/** What a live view of these topics asks for; partitions can be chosen in a single one only. */
export function tailAskOf(topics: readonly string[], search: RecordSearch, decoders: DecoderChoice): TailAsk {
  const partitions = topics.length > 1 || search.partitions?.length === 0 ? null : search.partitions;
  return {
    topics: [...topics],
    ...(partitions === null ? {} : { partitions }),
    isolation: search.isolation,
    filter: filterOf(search),
    ...decoders,
  };
}

/** Where a search begins: `newest` walks the whole log, from its end. */
function startOf(search: RecordSearch): Place {
  if (search.from === "offset") return offsetPlace(search.offset ?? "0");
  if (search.from === "group") return { at: "group", group: search.group ?? "" };
  return search.from === "time" ? at(search.timestamp ?? "0") : { at: "oldest" };
}

function endOf(search: RecordSearch): Place {
  if (search.from === "time" && search.until !== null) return at(search.until);
  if (search.from === "offset" && search.untilOffset !== null) return offsetPlace(search.untilOffset);
  return { at: "newest" };
}

function at(timestamp: string): Place {
  return { at: "time", timestamp: BigInt(timestamp).toString() };
}

/** An offset for all partitions, or one for each: those that are not named start at their oldest record, and end at their newest. */
function offsetPlace(text: string): Extract<Place, { at: "offset" | "offsets" }> {
  if (!text.includes(":")) return { at: "offset", offset: BigInt(text).toString() };
  const offsets = text.split(",").map((pair) => {
    const [partition = "", offset = ""] = pair.split(":");
    return { partition: Number(partition), offset: BigInt(offset).toString() };
  });
  return { at: "offsets", offsets };
}

/** A place as it stands in the URL; null when it is not one of offsets. */
export function offsetText(place: Place): string | null {
  if (place.at === "offset") return place.offset;
  return place.at === "offsets"
    ? place.offsets.map(({ partition, offset }) => `${partition}:${offset}`).join(",")
    : null;
}

function startFault(search: RecordSearch): string | null {
  if (search.from === "offset" && !isOffset(search.offset ?? ""))
    return "Give an offset: a whole number from 0, or one for each partition: 0:17,3:90000.";
  if (search.from === "offset" && search.untilOffset !== null && !isOffset(search.untilOffset))
    return "Give the offset to end before, or leave it empty for the present end.";
  if (search.from === "group" && (search.group ?? "") === "") return "Choose a consumer group.";
  if (search.from !== "time") return null;
  if (!isTime(search.timestamp)) return "Give a time to start from.";
  if (search.until === null) return null;
  if (!isTime(search.until)) return "Give a time to end at, or leave it empty for the present end.";
  return BigInt(search.until) > BigInt(search.timestamp) ? null : "The end lies before the start. Give a later end.";
}

/** A whole number, or pairs of partition and offset. */
export function isOffset(text: string): boolean {
  return /^(?:\d{1,19}|\d{1,10}:\d{1,19}(?:,\d{1,10}:\d{1,19})*)$/.test(text);
}

function isTime(text: string | null): text is string {
  return text !== null && /^-?\d{1,16}$/.test(text);
}
