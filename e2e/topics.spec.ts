import type { Locator, Page } from "@playwright/test";
import { pagePath } from "../lib/format/urls.ts";
import { capture, expect, test, uniqueName } from "./fixtures.ts";

test("the list finds a topic by a part of its name, in the URL too", async ({ page, cluster, newTopic }) => {
  const wanted = await newTopic("search-wanted", 3);
  const other = await newTopic("search-other");
  await page.goto(pagePath("/clusters/[cluster]/topics", { cluster }));
  const grid = page.getByRole("grid", { name: "Topics" });
  await expect(grid.getByRole("link", { name: other })).toBeVisible();
  await page.getByLabel("Filter by name").fill(wanted.slice(0, -2));
  await expect(grid.getByRole("link", { name: other })).toBeHidden();
  const row = grid.getByRole("row").filter({ hasText: wanted });
  await expect(row).toContainText("3");
  await expect(row).toContainText("1 copy");
  await page.reload();
  await expect(grid.getByRole("link", { name: wanted })).toBeVisible();
  await expect(grid.getByRole("link", { name: other })).toBeHidden();
  await page.getByLabel("Filter by name").fill("no-topic-is-called-so");
  await expect(page.getByRole("main")).toContainText("no-topic-is-called-so");
  await capture(page, "topics-nothing-matches");
});

const faults: [kind: string, fill: Record<string, string>, field: string, words: RegExp][] = [
  ["an illegal name", { Name: "no spaces" }, "Name", /letters|legal|character/i],
  ["a name of 250 characters", { Name: "n".repeat(250) }, "Name", /249/],
  ["no partitions", { Name: "x", Partitions: "0" }, "Partitions", /from 1/],
  ["more copies than brokers", { Name: "x", "Replication factor": "5" }, "Replication factor", /brokers?/],
  ["retention in no known words", { Name: "x", Retention: "abc" }, "Retention", /abc/],
];
for (const [kind, fill, field, words] of faults) {
  test(`creating with ${kind} is refused at its field`, async ({ page, cluster }) => {
    const dialog = await openCreate(page, cluster);
    for (const [label, text] of Object.entries(fill)) await input(dialog, label).fill(text);
    await dialog.getByRole("button", { name: /^Create topic/ }).click();
    const box = input(dialog, field);
    await expect(box).toHaveAttribute("aria-invalid", "true");
    await expect(box).toHaveAccessibleDescription(words);
    await expect(box).toBeFocused();
    await expect(dialog).toBeVisible();
  });
}

test("the dialog starts in its first field", async ({ page, cluster }) => {
  const dialog = await openCreate(page, cluster);
  await expect(input(dialog, "Name")).toBeFocused();
});

test("a name that exists is refused at its field", async ({ page, cluster, newTopic }) => {
  const name = await newTopic("exists");
  const dialog = await openCreate(page, cluster);
  await input(dialog, "Name").fill(name);
  await dialog.getByRole("button", { name: /^Create topic/ }).click();
  await expect(input(dialog, "Name")).toHaveAccessibleDescription(/exists/);
  await capture(page, "create-topic-refused");
});

test("a name of 249 characters is created, listed and opened", async ({ page, cluster, kafka }) => {
  const name = uniqueName("long").padEnd(249, "n");
  const dialog = await openCreate(page, cluster);
  await input(dialog, "Name").fill(name);
  await dialog.getByRole("button", { name: /^Create topic/ }).click();
  await expect(dialog).toBeHidden();
  await page.goto(pagePath("/clusters/[cluster]/topics/[topic]", { cluster, topic: name }));
  await expect(page.getByRole("heading", { name })).toBeVisible();
  expect(await kafka.admin.listTopics()).toContain(name);
  await kafka.admin.deleteTopics({ topics: [name] });
});

test("the partitions of a topic show their leader and offsets", async ({ page, cluster, kafka, newTopic }) => {
  const topic = await newTopic("partitions", 3);
  await kafka.producer.send({
    topic,
    messages: [
      { partition: 1, value: "a" },
      { partition: 1, value: "b" },
    ],
  });
  await page.goto(pagePath("/clusters/[cluster]/topics/[topic]/partitions", { cluster, topic }));
  const rows = page.getByRole("grid", { name: "Partitions" }).getByRole("row");
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(2)).toContainText("broker 1");
  await expect(rows.nth(2)).toContainText("2");
  await capture(page, "partitions");
});

async function openCreate(page: Page, cluster: string): Promise<Locator> {
  await page.goto(pagePath("/clusters/[cluster]/topics", { cluster }));
  await page
    .getByRole("button", { name: /^Create topic/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog", { name: "Create topic" });
  await expect(input(dialog, "Name")).toBeVisible();
  return dialog;
}

/** The text box of a label, not the buttons beside it that carry the same word. */
function input(dialog: Locator, label: string): Locator {
  return dialog.locator("input").and(dialog.getByLabel(label, { exact: true }));
}
