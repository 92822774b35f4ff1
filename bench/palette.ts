import { indexItems, parseQuery, searchPalette, type PaletteItem } from "../components/shell/palette-search.ts";

/** Time of one key stroke in the command palette over 20,000 names: node bench/palette.ts. No server is needed. */
const size = 20_000;
const strokes = ["payments.auth v2", "@fraud-scor", "orders-lifecycle", "zzzz", "retry-5m", "...", "e"];

const areas = ["payments", "orders", "ledger", "risk", "notifications", "customers", "platform", "fraud"];
const things = ["authorizations", "lifecycle", "postings", "scores", "push.outbox", "profiles", "cdc", "scoring"];
const tails = ["v1", "v2", "retry-5m", "dlq", "snapshot"];

function nameOf(at: number): string {
  const area = areas[at % areas.length];
  const thing = things[Math.floor(at / areas.length) % things.length];
  return `${area}.${thing}.${tails[at % tails.length]}.${Math.floor(at / 64)}`;
}

const kinds = ["topic", "topic", "group", "subject"] as const;
const items = Array.from({ length: size }, (_, at): PaletteItem => {
  const kind = kinds[at % kinds.length] ?? "topic";
  return { kind, label: nameOf(at), note: "cluster", href: `/${at}` };
});

const started = performance.now();
const index = indexItems(items);
const indexed = performance.now() - started;

const times: { typed: string; ms: number; found: number }[] = [];
for (let round = 0; round < 5; round++) {
  for (const text of strokes) {
    for (let length = 1; length <= text.length; length++) {
      const typed = text.slice(0, length);
      const before = performance.now();
      const found = searchPalette(index, parseQuery(typed)).length;
      times.push({ typed, ms: performance.now() - before, found });
    }
  }
}
times.sort((a, b) => a.ms - b.ms);
const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
const slowest = times.at(-1);
process.stdout.write(
  `${size.toLocaleString("en-US")} names indexed in ${indexed.toFixed(1)} ms; one key stroke: median ${at(0.5)?.ms.toFixed(1)} ms, ` +
    `95 % within ${at(0.95)?.ms.toFixed(1)} ms, slowest ${slowest?.ms.toFixed(1)} ms ("${slowest?.typed}", ${slowest?.found} found).\n`,
);
