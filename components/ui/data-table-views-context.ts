"use client";

import { createContext } from "react";
import type { RawView } from "./data-table-state.ts";

/** A view of a table under a name; one without an id is the table's own and cannot be deleted. */
export type NamedView = { id: string | null; name: string; view: RawView; note?: string };

/** Where saved views of the tables inside come from and go to. Tables without it offer none. */
export type ViewKeeper = {
  views: readonly NamedView[];
  /** Resolves to what is wrong with the name, or null when it was kept. */
  save: (name: string, view: RawView, shared: boolean) => Promise<string | null>;
  remove: (id: string) => void;
};

export const ViewKeeperContext = createContext<ViewKeeper | null>(null);
