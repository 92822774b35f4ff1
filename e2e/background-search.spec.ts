import { pagePath } from "#lib/format/urls.ts";
import { capture, expect, test } from "./fixtures.ts";

test("a search goes on in the background, and its results wait for whoever has the link", async ({
  page,
  context,
  cluster,
  kafka,
  newTopic,
}) => {
  const topic = await newTopic("background", 3);
  const values = Array.from({ length: 900 }, (_, index) => `{"n":${index},"mark":"${index % 3 === 0 ? "GIFT" : ""}"}`);
  await kafka.producer.send({
    topic,
    messages: values.map((value, index) => ({ key: `k-${index}`, value, partition: index % 3 })),
  });

  // The search of the page is held back, as one that takes long.
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/search", async (route) => void (await held.then(() => route.abort())), { times: 1 });
  const messages = pagePath("/clusters/[cluster]/topics/[topic]", { cluster, topic }, { contains: "GIFT" });
  await page.goto(messages);
  await page.getByRole("button", { name: "Send to the background" }).click();
  await expect(page.getByRole("button", { name: "Open results" })).toBeVisible();
  await expect(page.getByLabel("Coverage of this search")).toContainText("Stopped");
  release();

  // Away, and back.
  await page.goto(pagePath("/clusters/[cluster]/topics", { cluster }));
  await page.goto(messages);
  await page.getByRole("button", { name: /^Background searches/ }).click();
  await page.getByRole("link", { name: /contains “GIFT”/ }).click();
  const strip = page.getByLabel("Coverage of this search");
  await expect(strip).toContainText("Complete");
  await expect(strip).toContainText("300 found");
  await expect(strip).toContainText("Scanned 900 of 900 offsets");
  const grid = page.getByRole("grid", { name: "Messages kept" });
  await expect(grid.getByRole("row").nth(1)).toContainText('"mark":"GIFT"');
  await grid.getByRole("columnheader", { name: "Offset" }).click();
  await expect(grid.getByRole("row").nth(1)).toContainText("299");
  await capture(page, "background-search");

  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole("grid", { name: "Messages kept" }).getByRole("row").nth(1)).toContainText("299");
  await other.getByRole("grid").getByRole("row").nth(1).click();
  await expect(other.getByRole("button", { name: "Copy link" }).last()).toBeVisible();
  await other.close();

  await page.goto("/jobs");
  const row = page.getByRole("row").filter({ hasText: topic });
  await expect(row).toContainText("300 found, all read");
  await row.getByRole("link", { name: "Background search" }).click();
  await page.getByRole("button", { name: "Delete…" }).click();
  await page.getByRole("button", { name: "Delete search" }).click();
  await expect(page).toHaveURL(new RegExp(`/topics/${topic}$`));
  await expect(page.getByRole("button", { name: /^Background searches/ })).toBeHidden();
});
