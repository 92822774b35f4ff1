import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { pagePath } from "../lib/format/urls.ts";
import { capture, expect, test, uniqueName } from "./fixtures.ts";

test("a view is kept under a name with its count, outlives a reload and is deleted", async ({
  page,
  cluster,
  newTopic,
}) => {
  const topic = await newTopic("kept");
  const name = uniqueName("view");
  await openTopics(page, cluster);
  await page.getByLabel("Filter by name").fill(topic);
  await expect(page).toHaveURL(new RegExp(`q=${topic}`));
  await page.getByRole("button", { name: "Saved views" }).click();
  const list = page.getByRole("dialog", { name: "Saved views" });
  await list.getByLabel("Keep this view as").fill(name);
  await list.getByRole("button", { name: "Save view" }).click();
  await expect(list.getByRole("button", { name: `${name} 1`, exact: true })).toBeVisible();

  await openTopics(page, cluster);
  await page.reload();
  const view = page.getByRole("radiogroup", { name: "Views" }).getByRole("radio", { name: name });
  await expect(view).toContainText("1");
  await view.click();
  await expect(page.getByLabel("Filter by name")).toHaveValue(topic);
  await page.getByRole("button", { name: "Saved views" }).click();
  await list.getByRole("button", { name: `Delete the view ${name}` }).click();
  await expect(view).toBeHidden();
});

test("figures fill in after the rows", async ({ page, cluster, kafka, newTopic }) => {
  const topic = await newTopic("figures", 2);
  await kafka.producer.send({ topic, messages: Array.from({ length: 7 }, () => ({ value: "x".repeat(1000) })) });
  await openTopics(page, cluster, topic);
  await expect(cellOf(page, topic, "messages")).toHaveText("7");
  await expect(cellOf(page, topic, "size")).toHaveText(/^[1-9][\d.]* KiB$/);
});

test("topics are deleted together after the act is typed, and what is refused says why at its row", async ({
  page,
  cluster,
  kafka,
  newTopic,
}) => {
  const prefix = uniqueName("bulk");
  const names = [await newTopic(`${prefix}-a`, 2), await newTopic(`${prefix}-b`, 1), await newTopic(`${prefix}-c`, 3)];
  const changed = names[2] ?? "";
  await openTopics(page, cluster, prefix);
  const grid = page.getByRole("grid", { name: "Topics" });
  await grid.getByRole("checkbox", { name: /^Select all/ }).click();
  const bar = page.getByRole("toolbar", { name: "Selected topics" });
  await expect(bar).toContainText("3 selected6 partitions");
  await capture(page, "topics-selected");
  await bar.getByRole("button", { name: "Delete topics…" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete 3 topics?" });
  for (const name of names) await expect(dialog.getByRole("list", { name: "What is lost" })).toContainText(name);
  const act = dialog.getByRole("button", { name: "Delete topics" });
  await expect(act).toHaveAttribute("aria-disabled", "true");
  await capture(page, "topics-delete-many");
  // Behind the person's back: the plan of this one no longer holds.
  await kafka.admin.createPartitions({ topicPartitions: [{ topic: changed, count: 5 }] });
  await dialog.getByLabel("Type “delete 3 topics”").fill("delete 3 topics");
  await act.click();

  const result = page.getByRole("dialog", { name: "2 deleted, 1 refused" });
  await expect(result).toContainText(changed);
  await result.getByRole("button", { name: "Close", exact: true }).last().click();
  await expect(rowOf(page, changed)).toContainText("Nothing was deleted");
  await expect(grid.getByRole("row")).toHaveCount(2);
  await capture(page, "topics-refused");
  expect((await kafka.admin.listTopics()).filter((topic) => topic.startsWith(prefix))).toEqual([changed]);

  await expect(bar).toContainText("1 selected");
  await bar.getByRole("button", { name: "Delete topics…" }).click();
  const again = page.getByRole("dialog", { name: "Delete 1 topic?" });
  await again.getByLabel("Type “delete 1 topic”").fill("delete 1 topic");
  await again.getByRole("button", { name: "Delete topic", exact: true }).click();
  await expect(again).toBeHidden();
  await expect(page.getByText("Deleted 1 topic.", { exact: true })).toBeVisible();
  await expect(rowOf(page, changed)).toBeHidden();
});

test("what is shown goes into a CSV file", async ({ page, cluster, newTopic }) => {
  const prefix = uniqueName("export");
  const names = [await newTopic(`${prefix}-a`), await newTopic(`${prefix}-b`)];
  await openTopics(page, cluster, prefix);
  await expect(cellOf(page, names[1] ?? "", "messages")).toHaveText("0");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "2 rows as CSV" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe(`${cluster}-topics.csv`);
  const lines = readFileSync(await file.path(), "utf8")
    .trim()
    .split(/\r?\n/);
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^"?Name"?,"?Partitions"?,/);
  expect(lines[1]).toContain(names[0]);
  expect(lines[2]).toContain(names[1]);
});

test("the grid is driven by the keyboard: move, select, clear, open", async ({ page, cluster, newTopic }) => {
  const prefix = uniqueName("keys");
  const names = [await newTopic(`${prefix}-a`), await newTopic(`${prefix}-b`)];
  await openTopics(page, cluster, prefix);
  const second = rowOf(page, names[1] ?? "");
  await expect(second).toBeVisible();
  for (const key of ["j", "j"]) await page.keyboard.press(key);
  await page.keyboard.press("x");
  await expect(second).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("k");
  await page.keyboard.press("x");
  await expect(page.getByRole("toolbar", { name: "Selected topics" })).toContainText("2 selected");
  await page.keyboard.press("Escape");
  await expect(second).toHaveAttribute("aria-selected", "false");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: names[1] ?? "", level: 1 })).toBeVisible();
});

test("the height of rows is the person's: chosen at one table, it holds at others and in the settings", async ({
  page,
  cluster,
  newTopic,
}) => {
  const topic = await newTopic("height");
  await openTopics(page, cluster, topic);
  const row = rowOf(page, topic);
  await expect.poll(async () => (await row.boundingBox())?.height).toBe(32);
  await page.getByRole("button", { name: /^Columns/ }).click();
  await page.getByRole("radiogroup", { name: "Row height" }).getByRole("radio", { name: "Compact" }).click();
  await expect.poll(async () => (await row.boundingBox())?.height).toBe(28);
  await page.reload();
  await expect.poll(async () => (await row.boundingBox())?.height).toBe(28);
  await page.goto(pagePath("/clusters/[cluster]/topics/[topic]/partitions", { cluster, topic }));
  const partition = page.getByRole("grid", { name: "Partitions" }).getByRole("row").nth(1);
  await expect.poll(async () => (await partition.boundingBox())?.height).toBe(28);
  await page.goto("/settings");
  await expect(page.getByRole("radio", { name: "Compact" })).toBeChecked();
});

async function openTopics(page: Page, cluster: string, filter = ""): Promise<void> {
  await page.goto(`${pagePath("/clusters/[cluster]/topics", { cluster })}${filter === "" ? "" : `?q=${filter}`}`);
  await expect(page.getByRole("grid", { name: "Topics" }).getByRole("row").nth(1)).toBeVisible();
}

function rowOf(page: Page, topic: string): Locator {
  return page.getByRole("grid", { name: "Topics" }).getByRole("row").filter({ hasText: topic });
}

function cellOf(page: Page, topic: string, column: string): Locator {
  return rowOf(page, topic).locator(`[data-column="${column}"]`);
}
