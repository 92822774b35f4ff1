import { Kafka, logLevel } from "kafkajs";
import { capture, expect, test } from "./fixtures.ts";

test("two records are compared, and the next of the same key is found in its partition or in another", async ({
  page,
  cluster,
  kafka,
  newTopic,
}) => {
  const topic = await newTopic("compare", 2);
  const value = (id: string, rest: string) => `{"id":${id},"state":"PAID"${rest}}`;
  await kafka.producer.send({
    topic,
    messages: [
      { key: "a", value: value("9007199254740992", ""), partition: 0, headers: { trace: "t-1" } },
      { key: "b", value: "between", partition: 0 },
      { key: "a", value: value("9007199254740993", ',"coupon":"X"'), partition: 0, headers: { trace: "t-2" } },
      { key: "c", value: "elsewhere", partition: 1 },
    ],
  });
  await kafka.producer.send({ topic, messages: [{ key: "a", value: "moved", partition: 1 }] });

  await page.goto(`/clusters/${cluster}/topics/${topic}?partitions=0`);
  const grid = page.getByRole("grid", { name: "Messages" });
  for (const offset of ["0", "2"])
    await grid.getByRole("checkbox", { name: `Select record ${offset} of partition 0` }).check();
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`left=${topic}/0/0.*right=${topic}/0/2`));
  const paths = page.getByRole("table", { name: "Value by path" });
  await expect(paths.getByRole("row")).toHaveCount(2);
  await expect(paths.getByRole("row").first()).toHaveText(/\$\.id.*9007199254740992.*9007199254740993/);
  await expect(paths.getByRole("row").last()).toHaveText(/\$\.coupon–.*"X"/);
  await expect(page.getByRole("region", { name: "Key" })).toContainText("equal, 1 B");
  await expect(page.getByRole("table", { name: "Headers" })).toContainText("t-1");
  await capture(page, "compare");
  await page.keyboard.press("s");
  await expect(page).toHaveURL(new RegExp(`left=${topic}/0/2.*right=${topic}/0/0`));

  // From one record to the next with its key, and on into the other partition.
  await page.getByRole("link", { name: `${topic}/0/0` }).click();
  await expect(page.getByRole("heading", { name: "Partition 0, offset 0" })).toBeVisible();
  await page.keyboard.press("l");
  await expect(page.getByRole("heading", { name: "Partition 0, offset 2" })).toBeVisible();
  await page.keyboard.press("l");
  await expect(page.getByText("No later record with this key in partition 0")).toBeVisible();
  await capture(page, "same-key");
  await page.getByRole("button", { name: "Look in the other partition" }).click();
  await expect(page.getByRole("heading", { name: "Partition 1, offset 1" })).toBeVisible();
  await page.keyboard.press("k");
  await expect(page.getByRole("heading", { name: "Partition 1, offset 0" })).toBeVisible();
  await page.getByRole("button", { name: "Previous with this key" }).click();
  await expect(page.getByText("No earlier record with this key in partition 1: there is none to read.")).toBeVisible();
});

test("aborted records and markers are shown greyed on request", async ({ page, cluster, bootstrap, newTopic }) => {
  const topic = await newTopic("marked");
  const kafka = new Kafka({ brokers: bootstrap, logLevel: logLevel.NOTHING });
  const producer = kafka.producer({ transactionalId: topic, idempotent: true, maxInFlightRequests: 1 });
  await producer.connect();
  for (const end of ["commit", "abort"] as const) {
    const transaction = await producer.transaction();
    await transaction.send({ topic, messages: [{ key: "k", value: `to ${end}` }] });
    await transaction[end]();
  }
  await producer.disconnect();
  await page.goto(`/clusters/${cluster}/topics/${topic}`);
  const grid = page.getByRole("grid", { name: "Messages" });
  await expect(grid.getByRole("row")).toHaveCount(3);
  await page.getByRole("combobox", { name: "Transactions" }).selectOption({ label: "All, with markers" });
  await expect(grid.getByRole("row")).toHaveCount(5);
  await expect(grid.getByText("commit marker")).toBeVisible();
  await expect(grid.getByRole("row").filter({ hasText: "to abort" })).toContainText("aborted");
  await capture(page, "markers");
  await expect(page).toHaveURL(/markers=true/);
  await page.getByRole("combobox", { name: "Transactions" }).selectOption({ label: "Committed only" });
  await expect(grid.getByRole("row")).toHaveCount(2);
});
