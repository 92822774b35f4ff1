import { capture, expect, test } from "./fixtures.ts";

test("several topics are followed in one view, from the list and from a topic", async ({
  page,
  cluster,
  kafka,
  newTopic,
}) => {
  const orders = await newTopic("follow-orders", 2);
  const payments = await newTopic("follow-payments");
  const third = await newTopic("follow-third");
  await page.goto(`/clusters/${cluster}/topics?q=follow-`);
  for (const topic of [orders, payments]) await page.getByRole("checkbox", { name: `Select ${topic}` }).check();
  await page.getByRole("button", { name: "Follow live" }).click();
  const strip = page.getByLabel("Live view");
  await expect(strip).toContainText("Following the end");
  const grid = page.getByRole("grid", { name: "Live messages" });
  await kafka.producer.send({ topic: orders, messages: [{ value: "order-1", partition: 1 }] });
  await kafka.producer.send({ topic: payments, messages: [{ value: "payment-1" }] });
  await expect(grid.getByRole("row").filter({ hasText: "order-1" })).toContainText(orders);
  await expect(grid.getByRole("row").filter({ hasText: "payment-1" })).toContainText(payments);
  await capture(page, "live-topics");

  // Another topic joins, one that is not there is named, and what is followed stands in the address.
  await page.getByRole("button", { name: "Add topic" }).click();
  await page.getByRole("combobox", { name: "Find a topic" }).fill("follow-third");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("list", { name: "Topics followed" }).getByRole("listitem")).toHaveText([
    orders,
    payments,
    third,
  ]);
  await page.goto(`${page.url()},follow-gone`);
  await expect(strip).toContainText("follow-gone is not read: It does not exist");
  await kafka.producer.send({ topic: third, messages: [{ value: "third-1" }] });
  await expect(grid.getByText("third-1")).toBeVisible();
  await page.getByRole("button", { name: "Stop following follow-gone" }).click();
  await expect(strip).not.toContainText("follow-gone");

  // From the live end of one topic on.
  await page.goto(`/clusters/${cluster}/topics/${orders}?from=live&contains=yes`);
  await page.getByRole("button", { name: "Add topic" }).click();
  await page.getByRole("option", { name: payments }).click();
  await expect(page).toHaveURL(/\/live\?.*contains=yes/);
  await expect(strip).toContainText("Following the end");
  await kafka.producer.send({ topic: payments, messages: [{ value: "no" }, { value: "yes" }] });
  await expect(grid.getByRole("row").filter({ hasText: payments })).toContainText("yes");
  await expect(strip).toContainText("1 match");
});
