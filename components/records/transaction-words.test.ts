import assert from "node:assert/strict";
import { test } from "node:test";
import { isUnseen, transactionWords } from "./transaction-words.ts";

test("only what committed readers do not see is remarked upon", () => {
  const told = (["committed", "aborted", "undecided", "commit-marker", "abort-marker", null] as const).map(
    (transaction) => ({ transaction, producerId: "7" }),
  );
  assert.deepEqual(
    told.map((one) => transactionWords(one)?.word ?? null),
    [null, "aborted", "undecided", "commit marker", "abort marker", null],
  );
  assert.deepEqual(told.map(isUnseen), [false, true, false, true, true, false]);
});
