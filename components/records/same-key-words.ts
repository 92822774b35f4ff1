import type { RecordFilter } from "#lib/contracts/record-search.ts";
import type { KafkaRecord } from "#lib/contracts/records.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { gapWords, tallyOf, unservedWords } from "./coverage-words.ts";
import { noFilter } from "./record-search.ts";
import type { SameKeyAsk } from "./same-key-session.ts";
import type { SearchRun } from "./search-run.ts";

/** How the search for a neighbour of the same key stands, always with what was read; empty while there is nothing to say. */
export function sameKeyWords({ direction, where }: SameKeyAsk, run: SearchRun, partition: number): string {
  const there = where === "own" ? `in partition ${partition}` : "in the other partitions";
  const one = direction === "previous" ? "an earlier" : "a later";
  const no = direction === "previous" ? "No earlier" : "No later";
  const read = run.coverage === null ? null : readWords(run.coverage);
  switch (run.phase) {
    case "queued":
      return `Waiting for ${formatInteger(run.ahead)} other searches.`;
    case "running":
      return `Looking for ${one} record with this key ${there}${read === null ? "" : `: ${read}`}`;
    case "stopped":
      return `Stopped. ${read === null ? "Nothing was read" : `Not found ${there} so far: ${read}`}.`;
    case "broken":
      return run.problem?.detail ?? "The search broke off.";
    case "ended":
      return run.matches.length > 0
        ? `Found ${one} record with this key.`
        : endWords(
            run,
            run.end?.reason === "complete" ? `${no} record with this key ${there}` : `Not found ${there} so far`,
          );
    default:
      return "";
  }
}

function endWords({ coverage, end }: SearchRun, verdict: string): string {
  if (coverage === null) return `${verdict}.`;
  const failed = unservedWords(coverage, "failed");
  const gaps = gapWords(coverage);
  return [
    `${verdict}: ${readWords(coverage)}.`,
    ...(failed === null ? [] : [`Not read: ${failed}.`]),
    ...(gaps === null ? [] : [`${gaps}.`]),
    ...(end?.detail == null ? [] : [end.detail]),
  ].join(" ");
}

function readWords(coverage: NonNullable<SearchRun["coverage"]>): string {
  const { walked, total } = tallyOf(coverage);
  return total === 0n ? "there is none to read" : `${formatInteger(walked)} of ${formatInteger(total)} offsets read`;
}

/** All records with this key as a filter of the list; null for a key that no filter can name. A binary key is looked for inside of keys. */
export function sameKeyFilter({ key }: KafkaRecord): RecordFilter | null {
  if (key.kind === "null" || key.kind === "empty" || key.truncated) return null;
  if (key.kind === "hex")
    return { ...noFilter, contains: { text: key.text, as: "hex", caseSensitive: true, in: ["key"], on: "stored" } };
  if (key.kind === "json" && /^[[{"]/.test(key.text.trim())) return null;
  return { ...noFilter, fields: [{ path: "key", operator: "=", value: key.text }] };
}
