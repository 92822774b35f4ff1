import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import kafkajs from "kafkajs";
import { apiPath, pagePath } from "../lib/format/urls.ts";
import { capture, expect, test, type TestKafka } from "./fixtures.ts";
import { postJson, problemOf } from "./raw-request.ts";
import { startApp } from "./start-app.ts";

const configuration = "/clusters/[cluster]/topics/[topic]/configuration";

test("a value is changed, stands first with its source, and the toast takes it back", async ({
  page,
  cluster,
  kafka,
  newTopic,
}) => {
  const topic = await newTopic("config");
  await page.goto(pagePath(configuration, { cluster, topic }));
  const grid = page.getByRole("grid", { name: "Configuration" });
  await expect(row(page, "retention.ms")).toContainText(/7 d\s*604800000.*Kafka's default/);
  const dialog = await openDialog(page, "retention.ms");
  await dialog.getByLabel("New value").fill("36h");
  await expect(dialog.getByText(/1 d 12 h \(129600000\)/).first()).toBeVisible();
  await expect(dialog.getByText(/Records older than 1 d 12 h are deleted/)).toBeVisible();
  await expect(dialog.getByRole("tabpanel", { name: "kafka-configs.sh" })).toContainText(
    "--add-config 'retention.ms=129600000'",
  );
  await capture(page, "topic-config-dialog");
  await page.keyboard.press("Control+Enter");
  await expect(dialog).toBeHidden();
  await expect(grid.getByRole("row").nth(1)).toContainText(/retention\.ms.*1 d 12 h\s*129600000.*this topic.*7 d/);
  expect(await stored(kafka, topic, "retention.ms")).toBe("129600000");

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(/is the default again/).first()).toBeVisible();
  await expect(row(page, "retention.ms")).toContainText(/Kafka's default/);
  expect(await stored(kafka, topic, "retention.ms")).toBe("604800000");
});

test("what the broker refuses stands at the field, and a reset names what holds then", async ({
  page,
  cluster,
  kafka,
  newTopic,
}) => {
  const topic = await newTopic("config-refused");
  await set(kafka, topic, "min.insync.replicas", "1");
  await page.goto(pagePath(configuration, { cluster, topic }));
  let dialog = await openDialog(page, "max.message.bytes");
  const field = dialog.getByLabel("New value");
  await field.fill("-5");
  await expect(field).toHaveAccessibleDescription(/-5/);
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await field.fill("lots");
  await page.keyboard.press("Control+Enter");
  await expect(field).toHaveAccessibleDescription(/"lots" is no size/);
  await capture(page, "topic-config-refused");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(dialog).toBeHidden();

  dialog = await openDialog(page, "min.insync.replicas");
  await dialog.getByRole("button", { name: "Reset to default" }).click();
  await expect(dialog.getByText(/which holds without a value of its own/)).toBeVisible();
  await dialog.getByRole("button", { name: /^Reset value/ }).click();
  await expect(dialog).toBeHidden();
  await expect(row(page, "min.insync.replicas")).not.toContainText("this topic");
});

test("a value that changed since the preview is a new plan, and nothing is done before it was seen", async ({
  page,
  cluster,
  kafka,
  newTopic,
}) => {
  const topic = await newTopic("config-conflict");
  await page.goto(pagePath(configuration, { cluster, topic }));
  const dialog = await openDialog(page, "retention.ms");
  await dialog.getByLabel("New value").fill("2 days");
  await expect(dialog.getByText(/from 7 d \(604800000\) to 2 d/)).toBeVisible();
  await set(kafka, topic, "retention.ms", "3600000");
  await dialog.getByRole("button", { name: /^Change value/ }).click();
  await expect(dialog.getByText(/The cluster changed since the preview/)).toBeVisible();
  await expect(dialog.getByText(/from 1 h \(3600000\) to 2 d/)).toBeVisible();
  expect(await stored(kafka, topic, "retention.ms")).toBe("3600000");
  await capture(page, "topic-config-conflict");
  await dialog.getByRole("button", { name: /^Change value/ }).click();
  await expect(dialog).toBeHidden();
  expect(await stored(kafka, topic, "retention.ms")).toBe("172800000");

  // The way back is not taken over somebody else's change: the dialog opens with the old value instead.
  await set(kafka, topic, "retention.ms", "7200000");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(dialog.getByText(/from 2 h \(7200000\) to 1 h \(3600000\)/)).toBeVisible();
  expect(await stored(kafka, topic, "retention.ms")).toBe("7200000");
});

test("the table finds settings by name and by what was changed, and tells the broker's documentation", async ({
  page,
  cluster,
  kafka,
  newTopic,
}) => {
  const topic = await newTopic("config-table");
  await set(kafka, topic, "cleanup.policy", "compact,delete");
  await page.goto(pagePath(configuration, { cluster, topic }));
  const grid = page.getByRole("grid", { name: "Configuration" });
  await page.getByRole("button", { name: "Changed" }).click();
  await page.getByRole("checkbox", { name: "on this topic" }).click();
  await page.keyboard.press("Escape");
  await expect(grid.getByRole("row")).toHaveCount(2);
  await expect(row(page, "cleanup.policy")).toContainText(/compact,delete.*this topic.*delete/);
  await grid.getByRole("button", { name: "Open cleanup.policy" }).click();
  await expect(grid.getByText(/retention policy to use on log segments/)).toBeVisible();
  await capture(page, "topic-config");
  await page.getByRole("button", { name: /^Remove Changed/ }).click();
  await page.getByLabel("Filter by name or value").fill("min.insync");
  await expect(grid.getByRole("row")).toHaveCount(2);
});

test("partitions are added as previewed, with the place of each and the new home of a key", async ({
  page,
  cluster,
  kafka,
  newTopic,
}) => {
  const topic = await newTopic("more-partitions", 2);
  await page.goto(pagePath("/clusters/[cluster]/topics/[topic]/partitions", { cluster, topic }));
  const grid = page.getByRole("grid", { name: "Partitions" });
  await expect(grid.getByRole("row")).toHaveCount(3);
  await page.getByRole("button", { name: "Add partitions" }).click();
  const dialog = page.getByRole("dialog", { name: `Add partitions to ${topic}` });
  const total = dialog.locator("input").and(dialog.getByLabel("Partitions", { exact: true }));
  await total.fill("1");
  await total.blur();
  await expect(total).toHaveAccessibleDescription(/whole number from 2/);
  await total.fill("2");
  await expect(total).toHaveAccessibleDescription(/has 2 partitions already/);
  await total.fill("5");
  await dialog.getByLabel("Try a key").fill("cust-000042");
  await expect(dialog.getByRole("list", { name: "Changes" })).toContainText(/Partition 4\s*broker \d/);
  await expect(dialog.getByText(/Most keys go to another partition/)).toBeVisible();
  await expect(dialog.getByText(/partition \d → \d|stays in partition \d/)).toBeVisible();
  await capture(page, "add-partitions");
  await dialog.getByRole("button", { name: /^Add partitions/ }).click();
  await expect(dialog).toBeHidden();
  await expect(grid.getByRole("row")).toHaveCount(6);
  const metadata = await kafka.admin.fetchTopicMetadata({ topics: [topic] });
  expect(metadata.topics[0]?.partitions).toHaveLength(5);
});

test("a read-only cluster shows the configuration and refuses to change it", async ({ page, bootstrap, newTopic }) => {
  const topic = await newTopic("config-locked");
  const folder = mkdtempSync(join(tmpdir(), "wheelhouse-locked-"));
  const config = join(folder, "wheelhouse.yaml");
  const cluster = `{ id: locked, name: Locked, environment: production, readOnly: true, bootstrap: "${bootstrap[0]}" }`;
  writeFileSync(config, `clusters:\n  - ${cluster}\n`, { mode: 0o600 });
  const app = await startApp("locked", { WHEELHOUSE_CONFIG: config });
  try {
    await page.goto(`${app.url}${pagePath(configuration, { cluster: "locked", topic })}`);
    const change = page.getByRole("button", { name: "Change retention.ms" });
    await expect(change).toHaveAttribute("aria-disabled", "true");
    // The row may be drawn again while it is read, and a button that is new has no focus.
    await expect(async () => {
      await change.blur();
      await change.focus();
      await expect(page.getByRole("tooltip", { name: /read-only/ })).toBeVisible({ timeout: 3_000 });
    }).toPass();
    // An address that opens the dialog elsewhere opens nothing here.
    await page.goto(`${app.url}${pagePath(configuration, { cluster: "locked", topic }, { edit: "retention.ms" })}`);
    await expect(change).toBeVisible();
    await expect(page.getByRole("dialog")).toBeHidden();
    const path = apiPath("/api/clusters/[cluster]/topics/[topic]/config", { cluster: "locked", topic });
    const body = JSON.stringify({ name: "retention.ms", value: "1", planId: "x" });
    const answer = await postJson(app.url, path, body, "PATCH");
    expect([answer.status, problemOf(answer).code]).toEqual([403, "read-only"]);
  } finally {
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

function row(page: Page, name: string): Locator {
  return page.getByRole("row").filter({ has: page.getByText(name, { exact: true }) });
}

async function openDialog(page: Page, name: string): Promise<Locator> {
  await page.getByRole("button", { name: `Change ${name}` }).click();
  const dialog = page.getByRole("dialog", { name: `Change ${name}` });
  await expect(dialog.getByLabel("New value")).toBeVisible();
  return dialog;
}

async function stored(kafka: TestKafka, topic: string, name: string): Promise<string | undefined> {
  const { resources } = await kafka.admin.describeConfigs({
    includeSynonyms: false,
    resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic, configNames: [name] }],
  });
  return resources[0]?.configEntries[0]?.configValue;
}

/** Sets one value behind the console's back; kafkajs replaces the topic's whole configuration by it. */
async function set(kafka: TestKafka, topic: string, name: string, value: string): Promise<void> {
  await kafka.admin.alterConfigs({
    validateOnly: false,
    resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic, configEntries: [{ name, value }] }],
  });
  await expect.poll(() => stored(kafka, topic, name)).toBe(value);
}
