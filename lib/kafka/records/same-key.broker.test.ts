import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sameKeyBody, type SameKeyBody, type SearchEvent } from "#lib/contracts/record-search.ts";
import { createTestTopic, removeTestTopics, testCluster, testPrefix } from "#lib/kafka/test-cluster.ts";
import { recordsOfSameKey } from "./same-key.ts";
import { endScanWorkers } from "./scan/pool.ts";
import { keptForever, never, produceBatch } from "./test-search.ts";

const prefix = testPrefix("samekey");
const topic = `${prefix}keys`;
const binary = Buffer.from([0, 255, 7]);

before(async () => {
  testCluster();
  await createTestTopic(topic, { partitions: 3, configs: keptForever });
  // Offset n of partition 0: every seventh key is "a"; "ab" and a value "a" must not pass for it.
  const keyOf = (n: number) => (n % 7 === 3 ? Buffer.from("a") : n === 5 ? null : n === 6 ? binary : Buffer.from("ab"));
  for (let from = 0; from < 20_000; from += 1_000)
    await produceBatch(
      topic,
      0,
      Array.from({ length: 1_000 }, (_, index) => ({
        ...{ key: from + index < 20 || from + index === 19_995 ? keyOf(from + index) : Buffer.from("ab") },
        ...{ value: Buffer.from("a"), headers: [], timestamp: BigInt(1_000_000 + from + index) },
      })),
      (from / 1_000) % 5,
    );
  await produceBatch(topic, 2, [
    { key: Buffer.from("a"), value: null, headers: [], timestamp: 1_000_001n },
    { key: Buffer.from("a"), value: null, headers: [], timestamp: 1_500_000n },
  ]);
});
after(async () => {
  await endScanWorkers();
  await removeTestTopics(prefix);
});

async function find(
  offset: number,
  input: Partial<SameKeyBody> & Pick<SameKeyBody, "direction">,
): Promise<{ place: string | null; end: Extract<SearchEvent, { type: "end" }> }> {
  let place: string | null = null;
  const at = { partition: 0, offset: String(offset) };
  for await (const event of recordsOfSameKey("test", topic, at, sameKeyBody.parse(input), never)) {
    if (event.type === "matches")
      place = event.matches.map(({ record }) => `${record.partition}/${record.offset}`).join();
    if (event.type === "end") return { place, end: event };
  }
  throw new Error("The search ended without saying so");
}

test("the neighbours of the same key are found by exact bytes, and the end of the log is told", async () => {
  assert.equal((await find(10, { direction: "previous" })).place, "0/3");
  assert.equal((await find(10, { direction: "next" })).place, "0/17");
  const far = await find(17, { direction: "next" });
  assert.deepEqual([far.place, far.end.reason], ["0/19995", "limit"]);
  const last = await find(19_995, { direction: "next" });
  assert.deepEqual([last.place, last.end.reason, last.end.coverage.records], [null, "complete", 4]);
  const first = await find(3, { direction: "previous" });
  assert.deepEqual([first.place, first.end.reason, first.end.coverage.records], [null, "complete", 3]);
  assert.equal((await find(6, { direction: "next" })).place, null);
});

test("other partitions are looked at by time", async () => {
  assert.equal((await find(3, { direction: "previous", where: "others" })).place, "2/0");
  assert.equal((await find(17, { direction: "next", where: "others" })).place, "2/1");
});

test("it goes on with what an earlier call left, and nothing else", async () => {
  const cut = { partition: 0, from: "18000", to: "19000" };
  const rest = await find(17, { direction: "next", resume: [cut] });
  assert.deepEqual([rest.end.reason, rest.end.coverage.records], ["complete", 1_000]);
});

test("a record without a key, and one that is not there, have no neighbours", async () => {
  await assert.rejects(find(5, { direction: "next" }), { code: "validation-failed", detail: /no key/ });
  await assert.rejects(find(90_000, { direction: "next" }), { code: "not-found" });
});
