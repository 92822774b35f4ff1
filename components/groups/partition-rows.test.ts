import assert from "node:assert/strict";
import { test } from "node:test";
import { follow } from "./group-track.ts";
import { idleWords, longestLag, partitionRows, shareOf } from "./partition-rows.ts";
import { detailOf, memberOf, partitionOf } from "./test-detail.ts";

test("idle members are rows of their own, before the partitions", () => {
  const detail = detailOf(0, { members: [memberOf("a", [0]), memberOf("b", [1]), memberOf("c", [])] });
  const rows = partitionRows(detail, null);
  assert.deepEqual(
    rows.map(({ problem, partition, members }) => [problem, partition?.partition ?? null, members.map(({ id }) => id)]),
    [
      ["idle", null, ["c"]],
      ["none", 0, ["a"]],
      ["none", 1, ["b"]],
    ],
  );
  assert.equal(idleWords(detail.members), "3 members for 2 partitions. Stop one, or add partitions.");
  assert.equal(
    idleWords([memberOf("a", [0]), memberOf("b", []), memberOf("c", [])]),
    "3 members for 1 partition. Stop 2, or add partitions.",
  );
});

test("several members of a share group read one partition", () => {
  const detail = detailOf(0, { kind: "share", members: [memberOf("a", [0]), memberOf("b", [0, 1])] });
  assert.deepEqual(
    partitionRows(detail, null).map(({ members }) => members.map(({ id }) => id)),
    [["a", "b"], ["b"]],
  );
});

test("a partition that was not read, one that nobody reads, and a stalled one are told apart", () => {
  const partitions = [
    partitionOf(0),
    partitionOf(1, { lag: null, error: "no leader" }),
    partitionOf(2, { member: null }),
    partitionOf(3, { lag: "0" }),
  ];
  const members = [memberOf("a", [0, 1, 3])];
  const detail = detailOf(100, { partitions, members });
  const track = follow(follow(null, { ...detail, readAt: detailOf(0).readAt }), detail);
  assert.deepEqual(
    partitionRows(detail, track).map(({ problem }) => problem),
    ["stalled", "unread", "unserved", "none"],
  );
  // Without members nobody is expected to read.
  assert.deepEqual(
    partitionRows(detailOf(0, { partitions, members: [], state: "Empty" }), null).map(({ problem }) => problem),
    ["none", "unread", "none", "none"],
  );
});

test("the partition with most of the lag comes before the others, once it is worth a word", () => {
  const problemsOf = (...lags: string[]) =>
    partitionRows(
      detailOf(0, {
        partitions: lags.map((lag, at) => partitionOf(at, { lag })),
        members: [
          memberOf(
            "a",
            lags.map((_, at) => at),
          ),
        ],
      }),
      null,
    ).map(({ problem }) => problem);
  assert.deepEqual(problemsOf("3", "500", "400"), ["none", "behind", "none"]);
  assert.deepEqual(problemsOf("300", "500", "400"), ["none", "none", "none"], "nobody has more than all others");
  assert.deepEqual(problemsOf("0", "99"), ["none", "none"], "too little to move rows for");
  assert.deepEqual(problemsOf("5000"), ["none"], "there are no others");
});

test("bars share the longest lag as their scale, exact beyond a double", () => {
  const huge = "9223372036854775807";
  assert.equal(
    longestLag([partitionOf(0), partitionOf(1, { lag: huge }), partitionOf(2, { lag: null })]),
    BigInt(huge),
  );
  assert.equal(shareOf(BigInt(huge) / 2n, BigInt(huge)), 0.4999);
  assert.equal(shareOf(1n, 0n), 0);
});
