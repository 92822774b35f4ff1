import assert from "node:assert/strict";
import { test } from "node:test";
import { createLoader } from "nuqs/server";
import { queryCommands } from "./query-commands.ts";
import { recordSearch } from "./record-search.ts";

const load = createLoader(recordSearch);
const of = (url: string) =>
  queryCommands({ bootstrap: ["a:1", "b:2"], topic: "it's", partitions: [0, 1], search: load(url) }).map(
    ({ text }) => text,
  );

test("a page of the newest, and a search with its text behind a pipe", () => {
  const [page] = of("?limit=20&isolation=committed&partitions=3");
  assert.equal(
    page,
    `kcat -C -b a:1,b:2 -t 'it'\\''s' -X 'isolation.level=read_committed' -p 3 -o -20 -e -f '%T %p %o %k %s\\n'`,
  );
  const [search, consumer] = of("?contains=o'k&anyCase=true");
  assert.match(search ?? "", /-o beginning -e -f .* \| grep -aFi -- 'o'\\''k'$/);
  assert.match(consumer ?? "", /--from-beginning --timeout-ms 10000 --property 'print\.timestamp=true'/);
  assert.ok(!consumer?.includes("--max-messages"));
});

test("a stretch of time, and what a tool cannot do is said", () => {
  const [kcat, consumer] = of("?from=time&timestamp=5&until=9");
  assert.match(kcat ?? "", /-o 's@5' -o 'e@9'|-o s@5 -o e@9/);
  assert.match(consumer ?? "", /^# It cannot start at a time.*\nkafka-get-offsets\.sh .* --time 5$/);
  assert.match(of("?expression=true")[0] ?? "", /^# Conditions on fields have no counterpart/);
});

test("an offset is read in each partition by itself, the live end waits", () => {
  const [, consumer] = of("?from=offset&offset=7");
  assert.deepEqual(
    consumer
      ?.split("\n")
      .slice(1)
      .map((line) => /--partition (\d) --offset 7 /.exec(line)?.[1]),
    ["0", "1"],
  );
  const [kcat, live] = of("?from=live");
  assert.match(kcat ?? "", /-o end -f/);
  assert.ok(!live?.includes("--timeout-ms") && !live?.includes("--from-beginning"));
});

test("an end by offset has no counterpart, and is said to have none", () => {
  for (const text of of("?from=offset&offset=7&untilOffset=9")) assert.match(text, /^# It cannot end at an offset/);
  for (const text of of("?from=offset&offset=7")) assert.doesNotMatch(text, /cannot end/);
});

test("an offset for each partition, and a group's place that no tool starts from", () => {
  const [kcat, consumer] = of("?from=offset&offset=1:90");
  assert.deepEqual(
    [...(kcat ?? "").matchAll(/-p (\d) -o (\w+)/g)].map(([, partition, offset]) => [partition, offset]),
    [
      ["0", "beginning"],
      ["1", "90"],
    ],
  );
  assert.match(consumer ?? "", /--partition 0 --offset earliest[^]*--partition 1 --offset 90/);
  const [place] = of("?from=group&group=a'b&contains=x");
  assert.match(place ?? "", /^# It cannot start.*\nkafka-consumer-groups.sh .* --describe --group 'a'\\''b'$/);
});
