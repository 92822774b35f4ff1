import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeAssignment } from "./consumer-assignment.ts";

const hex = (text: string) => Buffer.from(text.replaceAll(" ", ""), "hex");

test("reads topics and partitions of any version, and leaves user data alone", () => {
  assert.deepEqual(
    decodeAssignment(hex("0000 00000002 0001 61 00000002 00000000 00000003 0001 62 00000000 ffffffff")),
    [
      { topic: "a", partitions: [0, 3] },
      { topic: "b", partitions: [] },
    ],
  );
  assert.deepEqual(decodeAssignment(hex("0003 00000000 00000001 ff")), []);
  assert.deepEqual(decodeAssignment(Buffer.alloc(0)), []);
});

test("bytes of another protocol are unknown, not an assignment", () => {
  for (const bytes of [
    "00",
    "0001 7fffffff",
    "0001 ffffffff",
    "0001 00000001 0009 61",
    "0001 00000001 0001 61 00000005 00",
  ])
    assert.equal(decodeAssignment(hex(bytes)), null, bytes);
});
