import assert from "node:assert/strict";
import { test } from "node:test";
import { indexItems, markedParts, parseQuery, searchPalette, type PaletteItem } from "./palette-search.ts";

const topic = (label: string): PaletteItem => ({ kind: "topic", label, href: `/t/${label}` });
const index = indexItems([
  topic("ledger.postings.v3"),
  topic("payments.authorizations.v2"),
  topic("notifications.push.outbox.retry-5m"),
  topic("größe.ünicode"),
  topic("__consumer_offsets"),
  { kind: "group", label: "ledger-writers" },
  { kind: "subject", label: "ledger.postings.v3-value" },
  { kind: "broker", label: "Broker 3" },
  { kind: "action", label: "Create topic" },
  { kind: "page", label: "Topics" },
  { kind: "recent", label: "orders" },
]);
const labels = (typed: string) => searchPalette(index, parseQuery(typed)).map((hit) => hit.item.label);

test("a name is found by pieces, and with letters left out", () => {
  assert.equal(labels("auth v2")[0], "payments.authorizations.v2");
  assert.equal(labels("pymnts")[0], "payments.authorizations.v2");
  assert.equal(labels("retry-5m")[0], "notifications.push.outbox.retry-5m");
  assert.equal(labels("größe")[0], "größe.ünicode");
  assert.equal(labels("consumer_off")[0], "__consumer_offsets");
});

test("names come before actions and pages", () => {
  assert.deepEqual(labels("topic"), ["Create topic", "Topics"]);
  assert.deepEqual(labels("ledger"), ["ledger.postings.v3", "ledger-writers", "ledger.postings.v3-value"]);
  assert.deepEqual(labels("broker 3"), ["Broker 3"]);
  assert.deepEqual(labels(""), ["orders", "Create topic", "Topics"]);
});

test("prefixes narrow", () => {
  assert.deepEqual(labels(">topic"), ["Create topic"]);
  assert.equal(labels("#").length, 5);
  assert.deepEqual(labels("@ledger"), ["ledger-writers"]);
});

test("signs alone are looked for as they stand", () => {
  assert.equal(labels("__").at(0), "__consumer_offsets");
});

test("marks cut a label into pieces that add up to it", () => {
  const hit = searchPalette(index, parseQuery("postings"))[0];
  assert.ok(hit);
  const parts = markedParts(hit.item.label, hit.marks);
  assert.equal(parts.map((part) => part.text).join(""), "ledger.postings.v3");
  assert.deepEqual(
    parts.filter((part) => part.marked).map((part) => part.text),
    ["postings"],
  );
});
