import { pagePath } from "../lib/format/urls.ts";
import { capture, expect, test, uniqueName } from "./fixtures.ts";

test("a group shows its lag over time, and each partition where it stands", async ({
  page,
  cluster,
  kafka,
  newTopic,
}) => {
  const topic = await newTopic("orders", 3);
  const group = uniqueName("billing");
  const messages = Array.from({ length: 30 }, (_, index) => ({ value: String(index), partition: index % 3 }));
  await kafka.producer.send({ topic, messages });
  const offsets = [0, 1, 2].map((partition) => ({ partition, offset: String(partition) }));
  await kafka.admin.setOffsets({ groupId: group, topic, partitions: offsets });

  await page.goto(pagePath("/clusters/[cluster]/groups/[group]", { cluster, group }));
  await expect(page.getByRole("heading", { name: group })).toBeVisible();
  await expect(page.getByLabel("Figures of the group")).toContainText(/27\s*messages/);
  const rows = page.getByRole("grid", { name: "Partitions" }).getByRole("row");
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(2)).toContainText("9");

  // The worst partition stands before all others, and the cursor reads both and their sum.
  const moment = page.getByRole("slider", { name: "Lag, moment" });
  await expect(moment).toHaveAttribute("aria-valuetext", /: Other 2 partitions 17, Partition 0 10, sum 27 messages$/);
  await moment.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByText("Sum, messages")).toBeVisible();
  await capture(page, "group");
  await page.getByRole("button", { name: /^Partition 0/ }).click();
  await expect(moment).toHaveAttribute("aria-valuetext", /: Partition 0 10 messages$/);
  await page.getByRole("button", { name: /^Partition 0/ }).click();

  // New records move the chart without a reload.
  await kafka.producer.send({ topic, messages: messages.slice(0, 3) });
  await expect(moment).toHaveAttribute("aria-valuetext", /sum 30 messages$/);

  await page.getByRole("button", { name: "Show as table" }).click();
  const data = page.getByRole("dialog").getByRole("grid", { name: "Lag, data" });
  await expect(data.getByRole("row").nth(1)).toContainText("30");
  await capture(page, "chart-data");
  await page.keyboard.press("Escape");

  await page.getByRole("radio", { name: "By member" }).click();
  await expect(page).toHaveURL(/by=member/);
  await expect(page.getByText("No member is in the group")).toBeVisible();
  await kafka.admin.deleteGroups([group]);
  await expect(page.getByText(`There is no group “${group}”`)).toBeVisible();
});

test("a stretch of time is taken by drag or by keys, and stands in the address", async ({
  page,
  cluster,
  kafka,
  newTopic,
}) => {
  const topic = await newTopic("orders");
  const group = uniqueName("billing");
  await kafka.admin.setOffsets({ groupId: group, topic, partitions: [{ partition: 0, offset: "0" }] });
  await page.goto(pagePath("/clusters/[cluster]/groups/[group]", { cluster, group }));
  const moment = page.getByRole("slider", { name: "Lag, moment" });
  await expect(moment).toHaveAttribute("aria-valuetext", /Partition 0 0 messages$/);
  const box = await moment.boundingBox();
  if (box === null) throw new Error("The plot has no size");
  await page.mouse.move(box.x + 40, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 240, box.y + 40, { steps: 4 });
  await page.mouse.up();
  await expect(page).toHaveURL(/from=\d+&to=\d+/);
  await moment.dblclick();
  await expect(page).not.toHaveURL(/from=/);

  await moment.focus();
  const momentAfter = async (key: string) => {
    await page.keyboard.press(key);
    return Number(await moment.getAttribute("aria-valuenow"));
  };
  await expect.poll(async () => (await momentAfter("Home")) < (await momentAfter("End")), "two samples").toBe(true);
  await page.keyboard.press("Shift+Home");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/from=\d+&to=\d+/);
  await page.getByRole("button", { name: "Back to live" }).click();
  await expect(page).not.toHaveURL(/from=/);
  await kafka.admin.deleteGroups([group]);
});

test("a group that is not there is said in words", async ({ page, cluster }) => {
  const group = uniqueName("nobody");
  await page.goto(pagePath("/clusters/[cluster]/groups/[group]", { cluster, group }));
  await expect(page.getByText(`There is no group “${group}”`)).toBeVisible();
  await expect(page.getByRole("link", { name: "All groups" })).toBeVisible();
});
