import { groupPhase, groupProblem, type GroupPhase } from "#components/shared/group-state.ts";
import type { Facet } from "#components/ui/data-table-columns.ts";
import type { GroupSummary } from "#lib/contracts/groups.ts";

const kinds: GroupSummary["kind"][] = ["classic", "consumer", "share", "streams", "unknown"];

const phases: { value: GroupPhase; label: string }[] = [
  { value: "stable", label: "stable" },
  { value: "settling", label: "rebalancing" },
  { value: "empty", label: "empty" },
  { value: "not-ready", label: "not ready" },
  { value: "dead", label: "dead" },
  { value: "unknown", label: "not told" },
];

/** What a list of groups is narrowed by. */
export const groupFacets: Facet<GroupSummary>[] = [
  {
    id: "kind",
    label: "Kind",
    options: kinds.map((kind) => ({ value: kind, label: kind === "unknown" ? "not told" : kind })),
    of: ({ kind }) => kind,
  },
  { id: "state", label: "State", options: phases, of: ({ state }) => groupPhase(state) },
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
