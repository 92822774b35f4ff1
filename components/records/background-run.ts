import { createLoader, createSerializer } from "nuqs";
import type { BackgroundSearchBody, BackgroundSearchDetail } from "#lib/contracts/background-search.ts";
import { unwalked } from "#lib/contracts/join-coverage.ts";
import type { Problem } from "#lib/contracts/problem.ts";
import type { Place } from "#lib/contracts/record-search.ts";
import { pagePath } from "#lib/format/urls.ts";
import { containsWords } from "./filter-words.ts";
import { offsetText } from "./record-request.ts";
import { filterPatch, recordSearch, type RecordSearch } from "./record-search.ts";
import { freshRun, type SearchRun } from "./search-run.ts";

const print = createSerializer(recordSearch);
const load = createLoader(recordSearch);

/** A background search as the strip of a search shows it; its matches stay on the server. */
export function runOf(search: BackgroundSearchDetail): SearchRun {
  const { coverage, end, state, error } = search;
  const remaining = coverage === null ? [] : unwalked(coverage);
  const run = { ...freshRun, coverage, end, remaining };
  switch (state) {
    case "queued":
    case "running":
    case "cancelling":
      return { ...run, phase: "running" };
    case "cancelled":
      return { ...run, phase: "stopped" };
    case "failed":
      return { ...run, phase: "broken", problem: failure(error ?? "") };
    case "succeeded":
      return { ...run, phase: "ended" };
  }
}

function failure(detail: string): Problem {
  return {
    type: "/problems/job-failed",
    title: "The job failed",
    status: 0,
    code: "job-failed",
    detail,
    requestId: "",
  };
}

/** The page of its results. */
export function backgroundHref(cluster: string, search: string): string {
  return pagePath("/clusters/[cluster]/searches/[search]", { cluster, search });
}

/** The same query on the messages tab. */
export function queryHref(cluster: string, topic: string, body: BackgroundSearchBody): string {
  const decoders = Object.fromEntries(
    Object.entries({ keyCodec: body.keyCodec, valueCodec: body.valueCodec }).filter(([, codec]) => codec !== "auto"),
  );
  return print(pagePath("/clusters/[cluster]/topics/[topic]", { cluster, topic }, decoders), patchOf(body));
}

/** What would stand in the URL of the messages tab for it. */
export function searchOf(body: BackgroundSearchBody): RecordSearch {
  return load(print("", patchOf(body)));
}

function patchOf({ start, end, partitions, isolation, direction, filter, verifyChecksums }: BackgroundSearchBody) {
  const backwards = direction === "newest-first";
  return {
    ...filterPatch(filter),
    from: fromOf(start, backwards),
    offset: offsetText(start),
    untilOffset: offsetText(end),
    group: start.at === "group" ? start.group : null,
    timestamp: start.at === "time" ? start.timestamp : null,
    until: end.at === "time" ? end.timestamp : null,
    order: direction,
    partitions: partitions ?? null,
    isolation,
    checksums: verifyChecksums,
  };
}

function fromOf({ at }: Place, backwards: boolean): RecordSearch["from"] {
  switch (at) {
    case "offset":
    case "offsets":
      return "offset";
    case "time":
    case "group":
      return at;
    case "oldest":
    case "newest":
      return backwards ? "newest" : "oldest";
  }
}

/** What is looked for: `contains “GIFT”, any case`; "every message" without a filter. */
export function queryWords({ filter }: BackgroundSearchBody): string {
  const { contains, fields, expression } = filter;
  const how = contains === null ? "" : containsWords(contains);
  const words = [
    contains === null ? "" : `contains “${contains.text}”${how === "" ? "" : `, ${how}`}`,
    ...fields.map(({ path, operator, value }) => `${path} ${operator.replaceAll("-", " ")} ${value}`.trim()),
    expression ?? "",
  ].filter((part) => part !== "");
  return words.length === 0 ? "every message" : words.join(" and ");
}
