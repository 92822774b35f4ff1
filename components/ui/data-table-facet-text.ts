import type { Facet } from "./data-table-columns.ts";

/** The chosen options of a facet from its text in a view, in the facet's order; absent is the facet's default. */
export function parseFacet<Row>(text: string | null | undefined, facet: Facet<Row>): readonly string[] {
  if (text === null || text === undefined) return facet.initial ?? [];
  const values = new Set(text.split(","));
  return facet.options.map((option) => option.value).filter((value) => values.has(value));
}

/** Writes `parseFacet`; null is the facet's default. */
export function printFacet<Row>(values: readonly string[], facet: Facet<Row>): string | null {
  const ordered = facet.options.map((option) => option.value).filter((value) => values.includes(value));
  return ordered.join() === (facet.initial ?? []).join() ? null : ordered.join();
}
