import type { Contains, FilterFault } from "#lib/contracts/record-search.ts";

/** A fault with the place it has: "Expression, column 7: …". */
export function faultWords({ clause, index, message, position }: FilterFault): string {
  const name = { contains: "Contains", field: `Field ${(index ?? 0) + 1}`, expression: "Expression" }[clause];
  return `${name}${position === null ? "" : `, column ${position + 1}`}: ${message}`;
}

/** What is not as usual in a `contains`: "any case, in value, decoded"; empty when all is. */
export function containsWords({ as, caseSensitive, in: parts, on }: Contains): string {
  return [
    as === "text" ? "" : as === "hex" ? "hex bytes" : "regex",
    caseSensitive || as === "hex" ? "" : "any case",
    parts.length === 3 ? "" : `in ${parts.join(" and ")}`,
    on === "decoded" ? "decoded" : "",
  ]
    .filter((word) => word !== "")
    .join(", ");
}
