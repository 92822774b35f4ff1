"use client";

import { createContext } from "react";
import type { RawView } from "./data-table-state.ts";

/** A view of a table under a name. `id` is there where the reader may delete it; `note` says whose it is otherwise. */
export type NamedView = { id: string | null; name: string; view: RawView; note?: string };

/** Where saved views of the tables inside come from and go to. Tables without it offer none. */
export type ViewKeeper = {
  views: readonly NamedView[];
  /** Why the list may be incomplete, or what could not be done with it. */
  fault: string | null;
  /** Resolves to what is wrong with the name, or null when it was kept. */
  save: (name: string, view: RawView, shared: boolean) => Promise<string | null>;
  /** Puts another view under the name of one that may be deleted. Resolves to what went wrong, or null. */
  replace: (id: string, view: RawView) => Promise<string | null>;
  remove: (id: string) => void;
};

export const ViewKeeperContext = createContext<ViewKeeper | null>(null);
