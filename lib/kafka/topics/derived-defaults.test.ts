import assert from "node:assert/strict";
import { test } from "node:test";
import { derivedDefault } from "./derived-defaults.ts";

const broker = (values: Record<string, string | null>) => new Map(Object.entries(values));

test("the finest unit that is set wins, others count in ms", () => {
  const hours = { "log.retention.ms": null, "log.retention.minutes": null, "log.retention.hours": "168" };
  assert.equal(derivedDefault("retention.ms", broker(hours)), "604800000");
  assert.equal(derivedDefault("retention.ms", broker({ ...hours, "log.retention.minutes": "5" })), "300000");
  assert.equal(derivedDefault("retention.ms", broker({ ...hours, "log.retention.ms": "7" })), "7");
  assert.equal(derivedDefault("retention.ms", broker({ "log.retention.hours": "-1" })), "-1");
  assert.equal(derivedDefault("segment.ms", broker({ "log.roll.hours": "168" })), "604800000");
});

test("what the broker does not tell stays unknown", () => {
  assert.equal(derivedDefault("retention.ms", broker({})), null);
  assert.equal(derivedDefault("cleanup.policy", broker({ "log.cleanup.policy": "delete" })), null);
});
