/** Small deterministic generator (mulberry32): the same seed gives the same records on every machine. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const statuses = ["NEW", "PAID", "SHIPPED", "DELIVERED", "RETURNED", "DECLINED"];
const cities = ["Lisbon", "Hamburg", "Ghent", "Krakow", "Turin", "Malmo", "Lyon", "Graz"];
const words = ["leave", "with", "neighbour", "ring", "twice", "fragile", "gift", "wrap", "side", "door"];

function pick(list: string[], draw: () => number): string {
  return list[Math.floor(draw() * list.length)] ?? "";
}

/**
 * Yields `count` records: key `cust-NNNNNN`, value about 200 bytes of JSON with
 * id, customer, status, city, amount, ts, trace and note. `ts` rises by one millisecond a record from `startMs`.
 */
export function* generateRecords(seed: number, count: number, startMs = 1_790_000_000_000) {
  const draw = random(seed);
  for (let index = 0; index < count; index++) {
    const customer = `cust-${String(Math.floor(draw() * 1_000_000)).padStart(6, "0")}`;
    const trace = Math.floor(draw() * 2 ** 48)
      .toString(16)
      .padStart(12, "0");
    const note = Array.from({ length: 4 }, () => pick(words, draw)).join(" ");
    const value =
      `{"id":${index},"customer":"${customer}","status":"${pick(statuses, draw)}","city":"${pick(cities, draw)}",` +
      `"amount":${(draw() * 1000).toFixed(2)},"ts":${startMs + index},"trace":"${trace}","note":"${note}"}`;
    yield { index, key: Buffer.from(customer), value: Buffer.from(value), timestamp: BigInt(startMs + index) };
  }
}
