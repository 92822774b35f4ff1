import { readFileSync } from "node:fs";
import type { Page, Route } from "@playwright/test";
import { pagePath, type Search } from "../lib/format/urls.ts";
import { capture, expect, test, type TestKafka } from "./fixtures.ts";

test("a text is found where it is, marked, and what was read is told", async ({ page, cluster, kafka, newTopic }) => {
  const topic = await newTopic("find", 3);
  await produce(
    kafka,
    topic,
    3,
    3_000,
    (index) => `{"order":"o-${index}","status":"${index % 100 === 7 ? "LOST" : "PAID"}"}`,
  );
  await kafka.producer.send({
    topic,
    messages: [{ value: "plain", headers: { trace: "needle-in-header" }, partition: 0 }],
  });
  await open(page, cluster, topic);
  await page.getByLabel("Contains", { exact: true }).fill("LOST");
  await page.getByLabel("Contains", { exact: true }).press("Enter");
  const strip = page.getByLabel("Coverage of this search");
  await expect(strip).toContainText("Complete");
  await expect(strip).toContainText("Scanned 3,001 of 3,001 offsets · 100 %");
  await expect(strip).toContainText("30 found");
  await expect(strip).toContainText("checksums not verified");
  await page.getByRole("button", { name: "More about this query" }).click();
  await page.getByRole("menuitemcheckbox", { name: /^Verify checksums/ }).click();
  await page.keyboard.press("Escape");
  await expect(strip).toContainText("checksums verified");
  await expect(strip).toContainText("30 found");
  await expect(page.getByLabel("Coverage by partition").getByRole("listitem")).toHaveCount(3);
  const grid = page.getByRole("grid", { name: "Messages found" });
  await expect(grid.getByRole("row")).toHaveCount(31);
  await expect(grid.locator("mark").first()).toHaveText("LOST");
  await expect(page).toHaveURL(/contains=LOST/);

  await grid.getByRole("row").nth(1).click();
  await expect(page.getByRole("tree", { name: "Value" }).locator("mark")).toHaveText("LOST");
  await page.getByRole("button", { name: "Why it matched" }).click();
  await expect(page.getByText("It matches")).toBeVisible();
  await expect(page.getByText("Contains: Found in the value.")).toBeVisible();
  await capture(page, "search-found");

  // The neighbour does not match, and its page says so.
  await page.getByRole("link", { name: "Open with its neighbours" }).click();
  await page
    .getByRole("link", { name: /^Offset/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Does it match the search?" }).click();
  await expect(page.getByText("It does not match")).toBeVisible();

  await open(page, cluster, topic, { contains: "needle-in-header" });
  await expect(strip).toContainText("1 found");
  await expect(grid.getByRole("row").nth(1)).toContainText("trace");
  await expect(grid.locator("mark")).toHaveText("needle-in-header");
});

test("nothing found is said only with what was read", async ({ page, cluster, kafka, newTopic }) => {
  const topic = await newTopic("nothing", 2);
  await produce(kafka, topic, 2, 500, (index) => `value-${index}`);
  await open(page, cluster, topic, { contains: "nowhere" });
  await expect(page.getByRole("heading", { name: "No match in 500 messages from the newest back" })).toBeVisible();
  await expect(page.getByText("Not read: nothing.")).toBeVisible();
  await capture(page, "search-nothing");
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await expect(page.getByRole("grid", { name: "Messages" }).getByText("value-499")).toBeVisible();
});

test("an expression is checked while it is typed", async ({ page, cluster, kafka, newTopic }) => {
  const topic = await newTopic("cel");
  await produce(kafka, topic, 1, 200, (index) => `{"id":${9_007_199_254_740_993n + BigInt(index)}}`);
  await open(page, cluster, topic);
  const expression = page.getByLabel("Expression", { exact: true });
  await expression.fill("value.id == ");
  await expect(page.getByText(/^Expression(, column \d+)?: /)).toBeVisible();
  await expect(expression).toHaveAttribute("aria-invalid", "true");
  await capture(page, "search-fault");
  await expression.fill("value.id == 9007199254740995");
  await expect(page.getByText("valid", { exact: true })).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByLabel("Coverage of this search")).toContainText("1 found");
  await expect(page.getByRole("grid").getByText("9007199254740995")).toBeVisible();

  // The same as a condition on a field.
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await page.getByRole("button", { name: "Fields" }).click();
  await expect(page.locator("datalist option[value='value.id']")).toHaveCount(1);
  await page.getByLabel("Field", { exact: true }).fill("value.id");
  await page.getByLabel("Value", { exact: true }).fill("9007199254740994");
  await page.getByLabel("Value", { exact: true }).press("Enter");
  await expect(page.getByRole("grid").getByText("9007199254740994")).toBeVisible();
  await expect(page.getByLabel("Coverage of this search")).toContainText("1 found");
});

test("a link opens the same query", async ({ page, context, cluster, kafka, newTopic }) => {
  const topic = await newTopic("link", 2);
  await produce(kafka, topic, 2, 400, (index) => `Value-${index}`);
  await open(page, cluster, topic);
  await page.getByRole("radio", { name: "Oldest" }).click();
  await page.getByRole("button", { name: "How it is looked for" }).click();
  await page.getByLabel("Any case").click();
  await page.getByRole("radio", { name: "Regular expression" }).click();
  await page.keyboard.press("Escape");
  await page.getByLabel("Contains", { exact: true }).fill("value-3[0-4]$");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByLabel("Coverage of this search")).toContainText("5 found");
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByLabel("Contains", { exact: true })).toHaveValue("value-3[0-4]$");
  await expect(other.getByRole("radio", { name: "Oldest" })).toBeChecked();
  await expect(other.getByLabel("Coverage of this search")).toContainText("5 found");
});

test("a search that broke off or was stopped goes on where it was", async ({ page, cluster, kafka, newTopic }) => {
  const topic = await newTopic("resume");
  const total = 60_000;
  await produce(kafka, topic, 1, total, (index) => `{"n":${index},"pad":"${"x".repeat(60)}"}`);
  const searches = "**/search";
  const cut = async (route: Route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: untilProgress(await response.text()) });
  };
  await page.route(searches, cut, { times: 1 });
  await open(page, cluster, topic, { from: "oldest", expression: "value.n % 10000 == 1", limit: 1000 });
  const strip = page.getByLabel("Coverage of this search");
  await expect(strip).toContainText(/Broken off at \d/);
  await expect(strip).toContainText(/not read/);

  // The next leg is held back until the person stops it.
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(searches, async (route) => void (await held.then(() => route.abort())), { times: 1 });
  await page.getByRole("button", { name: "Resume", exact: true }).click();
  await expect(page.getByRole("button", { name: "Stop Esc" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(strip).toContainText(/Stopped at \d/);
  release();
  await capture(page, "search-stopped");

  await page.getByRole("button", { name: "Resume", exact: true }).click();
  await expect(strip).toContainText("Complete");
  await expect(strip).toContainText("Scanned 60,000 of 60,000 offsets");
  await expect(strip).toContainText("6 found");
  await expect(page.getByRole("grid").getByRole("row")).toHaveCount(7);
});

test("a limit ends the search, and more is found on request", async ({ page, cluster, kafka, newTopic }) => {
  const topic = await newTopic("limit", 2);
  await produce(kafka, topic, 2, 300, (index) => `hit-${index}`);
  await open(page, cluster, topic, { contains: "hit", limit: 100 });
  const strip = page.getByLabel("Coverage of this search");
  await expect(strip).toContainText(/Enough found at/);
  await expect(strip).toContainText("100 found");
  await page.getByRole("button", { name: "Find more" }).click();
  await expect(strip).toContainText("200 found");
  await page.getByRole("button", { name: "Find more" }).click();
  await expect(strip).toContainText("300 found");
});

test("a stretch of time is read whole", async ({ page, cluster, kafka, newTopic }) => {
  const topic = await newTopic("stretch");
  const start = Date.UTC(2026, 2, 4, 14);
  const messages = Array.from({ length: 60 }, (_, minute) => ({
    value: `minute-${minute}`,
    timestamp: String(start + minute * 60_000),
  }));
  await kafka.producer.send({ topic, messages });
  await open(page, cluster, topic);
  await page.getByRole("radio", { name: "Time" }).click();
  await page.getByLabel("Start at time").fill("2026-03-04 14:10");
  await page.getByLabel("Start at time").press("Enter");
  await page.getByLabel("End at time").fill("2026-03-04 14:20");
  await page.getByLabel("End at time").press("Enter");
  await expect(page.getByLabel("Coverage of this search")).toContainText("10 found");
  const rows = page.getByRole("grid").getByRole("row");
  await expect(rows.nth(1)).toContainText("minute-19");
  await page.getByLabel("Order of the search").selectOption("Oldest first");
  await expect(rows.nth(1)).toContainText("minute-10");
});

test("all that a query reads is exported, and the query is shown as a command", async ({
  page,
  cluster,
  kafka,
  newTopic,
}) => {
  const topic = await newTopic("export", 2);
  await produce(
    kafka,
    topic,
    2,
    400,
    (index) => `{"id":${9_007_199_254_740_993n + BigInt(index)},"even":${index % 2 === 0}}`,
  );
  await open(page, cluster, topic, { expression: "value.even", limit: 20 });
  await expect(page.getByLabel("Coverage of this search")).toContainText("20 found");
  const more = page.getByRole("button", { name: "More about this query" });
  await more.click();
  await page.getByRole("menuitem", { name: /^Export all/ }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("at most 400 messages");
  await dialog.getByRole("radio", { name: "CSV" }).click();
  await dialog.getByLabel("Fields", { exact: true }).fill("customer");
  await expect(dialog.getByRole("alert")).toContainText('"customer" is no column');
  await dialog.getByLabel("Fields", { exact: true }).fill("value.id");
  await capture(page, "export");
  const waiting = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Export", exact: true }).click();
  const file = await waiting;
  expect(file.suggestedFilename()).toMatch(/\.csv$/);
  const lines = readFileSync(await file.path(), "utf8")
    .trim()
    .split(/\r?\n/);
  expect(lines).toHaveLength(201);
  expect(lines.some((line) => line.includes("9007199254741391"))).toBe(true);
  // The browser saved it by itself; the server tells whether it sent all.
  expect(await file.failure()).toBeNull();
  await expect(dialog.getByRole("status")).toContainText(/in export-.*\.csv, complete/);
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog).toBeHidden();

  await more.click();
  await page.getByRole("menuitem", { name: /^Show as a command/ }).click();
  await expect(dialog.locator("pre").first()).toContainText(new RegExp(`-t ${topic} .*-o beginning -e`));
  await capture(page, "query-commands");
});

test("the live view shows what is appended, and stands still when paused", async ({
  page,
  cluster,
  kafka,
  newTopic,
}) => {
  const topic = await newTopic("live", 2);
  await kafka.producer.send({ topic, messages: [{ value: "before" }] });
  await open(page, cluster, topic);
  await page.getByRole("radio", { name: "Live" }).click();
  const strip = page.getByLabel("Live view");
  await expect(strip).toContainText("Following the end");
  await kafka.producer.send({ topic, messages: [{ value: "appended-1", partition: 1 }] });
  const grid = page.getByRole("grid", { name: "Live messages" });
  await expect(grid.getByText("appended-1")).toBeVisible();
  await expect(grid.getByText("before")).toBeHidden();
  await capture(page, "live");

  await page.keyboard.press("p");
  await expect(strip).toContainText("Paused, still counting");
  await kafka.producer.send({
    topic,
    messages: ["appended-2", "appended-3"].map((value) => ({ value, partition: 0 })),
  });
  await expect(strip).toContainText("2 new");
  await expect(grid.getByText("appended-2")).toBeHidden();
  await strip.getByRole("button", { name: "Go on" }).click();
  await expect(grid.getByRole("row").nth(1)).toContainText("appended-3");

  // Out of sight the stream is left; back in sight it goes on where it was.
  await show(page, "hidden");
  await expect(strip).toContainText("Not following yet");
  await kafka.producer.send({ topic, messages: [{ value: "while-hidden" }] });
  await show(page, "visible");
  await expect(grid.getByText("while-hidden")).toBeVisible();

  // The filter is the server's.
  await page.getByLabel("Contains", { exact: true }).fill("wanted");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("No match since you began to look")).toBeVisible();
  await expect(strip).toContainText("Following the end");
  await kafka.producer.send({ topic, messages: [{ value: "other" }, { value: "wanted-1" }] });
  await expect(grid.getByText("wanted-1")).toBeVisible();
  await expect(grid.getByText("other")).toBeHidden();
  await expect(strip).toContainText("1 match");
});

async function show(page: Page, state: "hidden" | "visible"): Promise<void> {
  await page.evaluate((now) => {
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => now });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
}

/** Round robin over the partitions, in order. */
async function produce(
  { producer }: TestKafka,
  topic: string,
  partitions: number,
  count: number,
  value: (index: number) => string,
): Promise<void> {
  for (let from = 0; from < count; from += 10_000) {
    const messages = Array.from({ length: Math.min(10_000, count - from) }, (_, place) => ({
      value: value(from + place),
      partition: (from + place) % partitions,
      timestamp: String(Date.now() - count + from + place),
    }));
    await producer.send({ topic, messages });
  }
}

async function open(page: Page, cluster: string, topic: string, search: Search = {}): Promise<void> {
  await page.goto(pagePath("/clusters/[cluster]/topics/[topic]", { cluster, topic }, search));
}

/** The events up to the first report of a search that is not through. */
function untilProgress(body: string): string {
  const events = body.split("\n\n");
  const first = events.findIndex((event) => event.includes('"type":"progress"'));
  return `${events.slice(0, first + 1).join("\n\n")}\n\n`;
}
