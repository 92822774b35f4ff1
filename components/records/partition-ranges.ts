/** `0-2, 7, 9-11`: sorted numbers in short. */
export function printRanges(numbers: readonly number[]): string {
  const parts: string[] = [];
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  for (let at = 0; at < sorted.length;) {
    let end = at;
    while (sorted[end + 1] === (sorted[end] ?? 0) + 1) end += 1;
    const [first = 0, last = 0] = [sorted[at], sorted[end]];
    parts.push(end - at < 2 ? sorted.slice(at, end + 1).join(", ") : `${first}-${last}`);
    at = end + 1;
  }
  return parts.join(", ");
}

/** Reads `printRanges` as people type it, of the partitions that are there; else what is wrong with it. Empty is none. */
export function parseRanges(text: string, all: readonly number[]): { partitions: number[] } | { fault: string } {
  const known = new Set(all);
  const found = new Set<number>();
  for (const part of text.split(/[\s,;]+/).filter((one) => one !== "")) {
    const range = /^(\d{1,7})(?:[-–](\d{1,7}))?$/.exec(part);
    if (range === null) return { fault: `“${part}” is no partition. Write numbers and ranges: 0-9, 12.` };
    const [first, last] = [Number(range[1]), Number(range[2] ?? range[1])];
    if (last < first) return { fault: `“${part}” runs backwards: ${last}-${first}?` };
    const outside = [first, last].find((partition) => !known.has(partition));
    if (outside !== undefined) return { fault: `There is no partition ${outside}; they are ${printRanges(all)}.` };
    for (const partition of all) if (partition >= first && partition <= last) found.add(partition);
  }
  return { partitions: [...found].sort((a, b) => a - b) };
}
