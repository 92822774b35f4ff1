import type { RecordToWrite } from "#lib/kafka/records/batch-writer.ts";

/** Deterministic figures in [0, 1) from a seed (mulberry32), so that a resumed job goes on with the same data. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const cities = ["Basel", "Bern", "Zürich", "Genève", "Lausanne", "Lugano", "Chur", "St. Gallen"];
const states = ["placed", "paid", "packed", "shipped", "delivered", "returned"];
const pages = ["/", "/search", "/product/17", "/product/42", "/cart", "/checkout"];
const names = ["Ada", "Grace", "Linus", "Margaret", "Edsger", "Barbara", "Donald", "Frances"];

function pick<T>(from: readonly [T, ...T[]] | readonly T[], next: () => number, fallback: T): T {
  return from[Math.floor(next() * from.length)] ?? fallback;
}

function customer(next: () => number): string {
  return `cust-${String(Math.floor(next() * 400)).padStart(6, "0")}`;
}

/** Order `index`: JSON with a key, about 200 B. */
export function order(index: number, timestamp: bigint): RecordToWrite {
  const next = random(1_000 + index);
  const who = customer(next);
  const value = {
    id: `ord-${String(index + 1).padStart(6, "0")}`,
    customer: who,
    status: pick(states, next, "placed"),
    city: pick(cities, next, "Bern"),
    amount: Math.round(next() * 50_000) / 100,
    items: 1 + Math.floor(next() * 5),
    ts: Number(timestamp),
  };
  const headers = [
    { key: "source", value: Buffer.from("shop") },
    {
      key: "trace",
      value: Buffer.from(
        Math.floor(next() * 2 ** 32)
          .toString(16)
          .padStart(8, "0"),
      ),
    },
  ];
  return { key: Buffer.from(who), value: Buffer.from(JSON.stringify(value)), headers, timestamp };
}

/** One page view, keyed by visitor. */
export function click(index: number, timestamp: bigint): RecordToWrite {
  const next = random(2_000_000 + index);
  const visitor = `visitor-${Math.floor(next() * 50)}`;
  const value = { visitor, page: pick(pages, next, "/"), ms: Math.floor(next() * 900), ts: Number(timestamp) };
  return { key: Buffer.from(visitor), value: Buffer.from(JSON.stringify(value)), headers: [], timestamp };
}

/** A change of a customer; every tenth is a tombstone, which deletes the customer at the next compaction. */
export function customerChange(index: number, timestamp: bigint): RecordToWrite {
  const next = random(3_000_000 + index);
  const id = `cust-${String(Math.floor(next() * 60)).padStart(6, "0")}`;
  const value = {
    id,
    name: pick(names, next, "Ada"),
    city: pick(cities, next, "Bern"),
    points: Math.floor(next() * 1000),
  };
  return {
    key: Buffer.from(id),
    value: index % 10 === 9 ? null : Buffer.from(JSON.stringify(value)),
    headers: [],
    timestamp,
  };
}

export const paymentSchema = {
  type: "record",
  name: "Payment",
  namespace: "wheelhouse.sample",
  fields: [
    { name: "id", type: "string" },
    { name: "order", type: "string" },
    { name: "cents", type: "long" },
    { name: "currency", type: "string" },
    { name: "at", type: { type: "long", logicalType: "timestamp-millis" } },
  ],
};

/** Payment `index` in Avro with the schema id in front: magic byte 0, id as int32 (Confluent wire format). */
export function payment(index: number, timestamp: bigint, schemaId: number): RecordToWrite {
  const next = random(4_000_000 + index);
  const id = `pay-${String(index + 1).padStart(6, "0")}`;
  const head = Buffer.alloc(5);
  head.writeInt32BE(schemaId, 1);
  const body = [
    avroString(id),
    avroString(`ord-${String(index + 1).padStart(6, "0")}`),
    avroLong(BigInt(Math.floor(next() * 5_000_000))),
    avroString(next() < 0.8 ? "CHF" : "EUR"),
    avroLong(timestamp),
  ];
  return { key: Buffer.from(id), value: Buffer.concat([head, ...body]), headers: [], timestamp };
}

/** Avro's long: zigzag, then seven bits a byte, lowest first (Avro specification, binary encoding). */
export function avroLong(value: bigint): Buffer {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, (value << 1n) ^ (value >> 63n));
  for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  bytes.push(Number(rest));
  return Buffer.from(bytes);
}

function avroString(text: string): Buffer {
  const bytes = Buffer.from(text, "utf8");
  return Buffer.concat([avroLong(BigInt(bytes.length)), bytes]);
}
