"use client";

import { parseAsInteger, parseAsStringLiteral, useQueryStates } from "nuqs";

const tabs = ["text", "fields", "compare"] as const;
export type VersionTab = (typeof tabs)[number];

const parsers = {
  version: parseAsInteger,
  tab: parseAsStringLiteral(tabs).withDefault("text"),
  with: parseAsInteger,
};

/** Which version is looked at, how, and against which: in the address, so that a link shows the same. */
export function useVersionView(versions: readonly number[] | null) {
  const [view, setView] = useQueryStates(parsers, { history: "replace", shallow: true });
  const newest = versions?.at(-1) ?? null;
  // A link may name a version that is gone.
  const known = (version: number | null) =>
    version !== null && (versions === null || versions.includes(version)) ? version : null;
  const version = known(view.version) ?? newest;
  const before = versions?.findLast((one) => version !== null && one < version) ?? null;
  const after = versions?.find((one) => version !== null && one > version) ?? null;
  const other = known(view.with);
  return {
    version,
    tab: view.tab,
    /** The version it is compared with: the one before it unless another was chosen. */
    other: other !== null && other !== version ? other : (before ?? after),
    show: (next: number) => void setView({ version: next === newest ? null : next, with: null }),
    setTab: (tab: VersionTab) => void setView({ tab }),
    compareWith: (next: number) => void setView({ with: next }),
  };
}

export function isVersionTab(text: string): text is VersionTab {
  return tabs.some((tab) => tab === text);
}
