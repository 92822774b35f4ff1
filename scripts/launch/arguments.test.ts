import assert from "node:assert/strict";
import { test } from "node:test";
import { StartError } from "../embedded/start-error.ts";
import { parseLaunchArguments } from "./arguments.ts";

test("without words one broker starts and nothing else", () => {
  assert.deepEqual(parseLaunchArguments([]), {
    brokers: 1,
    reset: false,
    yes: false,
    connect: false,
    sampleData: false,
    checkConfig: false,
    port: null,
    dev: false,
    help: false,
  });
});

test("options are read, --with repeats", () => {
  const args = parseLaunchArguments(
    "--brokers 3 --with connect --with sample-data --reset --yes --port 9022".split(" "),
  );
  assert.deepEqual(
    [args.brokers, args.connect, args.sampleData, args.reset, args.yes, args.port],
    [3, true, true, true, true, 9022],
  );
});

for (const [words, names] of [
  ["--brokers 2", /1 or 3/],
  ["--with kafka", /"connect" and "sample-data"/],
  ["--port 0", /1 to 65535/],
  ["--port 9021x", /1 to 65535/],
  ["--brokres 3", /brokres/],
  ["start", /start/],
] as const) {
  test(`"${words}" is refused with the usage`, () => {
    assert.throws(
      () => parseLaunchArguments(words.split(" ")),
      (error) => error instanceof StartError && names.test(error.message) && error.message.includes("Usage: npm start"),
    );
  });
}
