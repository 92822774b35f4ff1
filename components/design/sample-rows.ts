/** A row of the playground, shaped like a topic. */
export type SampleRow = {
  id: string;
  name: string;
  partitions: number;
  sync: "ok" | "behind" | "offline";
  messages: bigint;
  bytes: bigint | null;
  rate: number;
  writtenMs: number;
  groups: number;
  cleanup: "delete" | "compact";
  owner: string;
};

const domains: readonly [string, ...string[]] = [
  "payments",
  "ledger",
  "risk",
  "customers",
  "notifications",
  "orders",
  "partners",
  "platform.cdc.core-db",
];
const things: readonly [string, ...string[]] = [
  "authorizations",
  "captures",
  "postings",
  "scores",
  "profiles",
  "outbox",
  "lifecycle",
  "audit-events",
];
const owners: readonly [string, ...string[]] = ["ines", "tomas", "maria", "wei"];

/** The same rows for the same count, so that screenshots can be compared. */
export function sampleRows(count: number, seed = 7): SampleRow[] {
  const random = mulberry(seed);
  const pick = <T>(list: readonly [T, ...T[]]): T => list[Math.floor(random() * list.length)] ?? list[0];
  return Array.from({ length: count }, (_, index) => {
    const trouble = random();
    const messages = BigInt(Math.floor(random() ** 4 * 4e9)) * BigInt(index % 97 === 0 ? 1_000_000_007 : 1);
    return {
      id: String(index),
      name: `${pick(domains)}.${pick(things)}.v${index}`,
      partitions: pick([1, 3, 6, 12, 24, 48]),
      sync: trouble > 0.985 ? "offline" : trouble > 0.96 ? "behind" : "ok",
      messages,
      bytes: random() > 0.97 ? null : messages * 214n,
      rate: Math.floor(random() ** 3 * 5000),
      writtenMs: Math.floor(random() ** 5 * 4e9),
      groups: Math.floor(random() * 12),
      cleanup: random() > 0.8 ? "compact" : "delete",
      owner: pick(owners),
    };
  });
}

function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
