import { groupProblem } from "#components/shared/group-problem.ts";
import type { Facet } from "#components/ui/data-table-columns.ts";
import type { GroupSummary } from "#lib/contracts/groups.ts";
import { isSettling } from "./group-words.ts";

const kinds: GroupSummary["kind"][] = ["classic", "consumer", "share", "streams", "unknown"];

const states = [
  { value: "Stable", label: "stable" },
  { value: "settling", label: "rebalancing" },
  { value: "Empty", label: "empty" },
  { value: "NotReady", label: "not ready" },
  { value: "Dead", label: "dead" },
];

/** What a list of groups is narrowed by. */
export const groupFacets: Facet<GroupSummary>[] = [
  {
    id: "kind",
    label: "Kind",
    options: kinds.map((kind) => ({ value: kind, label: kind === "unknown" ? "not told" : kind })),
    of: ({ kind }) => kind,
  },
  { id: "state", label: "State", options: states, of: ({ state }) => (isSettling(state) ? "settling" : state) },
  {
    id: "attention",
    label: "Attention",
    options: [
      { value: "problem", label: "needs attention" },
      { value: "behind", label: "behind" },
      { value: "unknown", label: "lag not known in full" },
    ],
    of: (group) => [
      ...(groupProblem(group) > 0 ? ["problem"] : []),
      ...(group.lag.value !== null && group.lag.value !== "0" ? ["behind"] : []),
      ...(group.lag.state === "exact" ? [] : ["unknown"]),
    ],
  },
];
