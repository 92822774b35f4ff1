export type Row = {
  scenario: string;
  ours: number;
  unit: "ms" | "MiB" | "% CPU" | "kB" | "MB/s" | "";
  reference: number | null;
  referenceName: string;
};

/** One line of the table; `reference` is the median of another tool in the same run, or null where there is none. */
export function row(
  scenario: string,
  unit: Row["unit"],
  ours: number,
  reference: number | null = null,
  referenceName = "",
): Row {
  return { scenario, ours, unit, reference, referenceName };
}

export function printRows(rows: Row[]): void {
  const cell = (value: number, unit: Row["unit"]) => `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`;
  console.log("| scenario | Wheelhouse | reference in the same run | reference ÷ Wheelhouse |\n|---|---|---|---|");
  for (const { scenario, ours, unit, reference, referenceName } of rows) {
    const compared =
      reference === null ? "– | –" : `${cell(reference, unit)} (${referenceName}) | ${(reference / ours).toFixed(1)} ×`;
    console.log(`| ${scenario} | ${cell(ours, unit)} | ${compared} |`);
  }
}
