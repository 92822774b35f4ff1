import { capture, expect, test } from "./fixtures.ts";

test("fields become columns, by the menu and from a record, and stay for the topic", async ({
  page,
  cluster,
  kafka,
  newTopic,
}) => {
  const topic = await newTopic("columns");
  const value = (text: string) => ({ key: "k", value: text, headers: { trace: "t-1" } });
  await kafka.producer.send({
    topic,
    messages: [
      value('{"customer":{"id":9223372036854775807,"name":"Ada"},"note":null}'),
      value('{"customer":{"id":17,"name":"Bob"}}'),
    ],
  });
  const list = `/clusters/${cluster}/topics/${topic}`;
  await page.goto(list);
  const grid = page.getByRole("grid", { name: "Messages" });
  await expect(grid.getByText('"Ada"')).toBeVisible();

  await page.getByRole("button", { name: /^Columns/ }).click();
  const fields = page.getByRole("list", { name: "Fields of the loaded messages" });
  await fields.getByRole("button", { name: "value.customer.id number" }).click();
  await fields.getByRole("button", { name: "value.note null" }).click();
  await page.getByLabel("Field for a column").fill("headers.trace");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  const first = grid.getByRole("row", { name: /Ada/ });
  await expect(first.getByText("9223372036854775807", { exact: true })).toBeVisible();
  await expect(first.getByText("null", { exact: true })).toBeVisible();
  await expect(first.getByText("t-1", { exact: true })).toBeVisible();
  await expect(grid.getByRole("row", { name: /Bob/ }).getByTitle("This record has no such field")).toBeVisible();

  await first.click();
  const panel = grid.getByRole("tree", { name: "Value" });
  await panel.getByRole("treeitem", { name: /"name": "Ada"/ }).click();
  await grid.getByRole("button", { name: "Add as column" }).click();
  await expect(grid.getByRole("columnheader", { name: "value.customer.name" })).toBeVisible();
  await capture(page, "record-columns");

  await page.goto(list);
  await expect(grid.getByRole("columnheader", { name: "value.customer.name" })).toBeVisible();
  await page.goto(`${list}?cols=timestamp,offset`);
  await expect(grid.getByRole("columnheader", { name: "Offset" })).toBeVisible();
  await expect(grid.getByRole("columnheader", { name: /^value|^Value|^headers/ })).toHaveCount(0);

  await page.goto(`${list}?expression=${encodeURIComponent("value.customer.id == 17")}&from=oldest`);
  const found = page.getByRole("grid", { name: "Messages found" });
  await expect(found.getByRole("columnheader", { name: "value.customer.id" })).toBeVisible();
  await expect(found.locator("mark").first()).toHaveText("17");
});
