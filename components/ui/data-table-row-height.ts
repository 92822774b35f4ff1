"use client";

import { createContext, useContext, useState } from "react";
import type { RowHeight } from "./data-table-state.ts";

/** The person's choice for all tables; without it each table keeps its own. */
export const RowHeightContext = createContext<{ height: RowHeight; choose: (height: RowHeight) => void } | null>(null);

/** A table that is dense by design starts so and keeps a change to itself; all others follow the person's choice. */
export function useRowHeight(own: RowHeight | undefined): [RowHeight, (height: RowHeight) => void] {
  const person = useContext(RowHeightContext);
  const [changed, change] = useState<RowHeight | null>(null);
  if (own === undefined && person !== null) return [person.height, person.choose];
  return [changed ?? own ?? "normal", change];
}
