import { pagePath } from "../lib/format/urls.ts";
import { expect, test, uniqueName } from "./fixtures.ts";

/** A browser opens six connections to a console, all its tabs together: streams may not take them all. */
test("eight tabs in sight, each with a stream, all work", async ({ page, context, cluster, kafka, newTopic }) => {
  test.slow();
  const topic = await newTopic("orders");
  const group = uniqueName("billing");
  await kafka.producer.send({ topic, messages: [{ value: "1" }] });
  await kafka.admin.setOffsets({ groupId: group, topic, partitions: [{ partition: 0, offset: "0" }] });
  const href = pagePath("/clusters/[cluster]/groups/[group]", { cluster, group });
  const tabs = [page, ...(await Promise.all(Array.from({ length: 7 }, () => context.newPage())))];
  for (const tab of tabs) {
    await tab.goto(href);
    await expect(tab.getByLabel("Figures of the group")).toContainText(/1\s*message/);
  }
  const live = async () => {
    const seen = await Promise.all(tabs.map((tab) => tab.getByText(/^messages, sampled/).count()));
    return seen.reduce((sum, count) => sum + count, 0);
  };
  await expect.poll(live, "tabs with a stream").toBe(4);
  const last = tabs.at(-1) ?? page;
  await expect(last.getByText("Four other tabs or windows").first()).toBeVisible();
  await tabs.shift()?.close();
  await expect.poll(live, "tabs with a stream, after one of them was closed").toBe(4);
  for (const tab of tabs) await tab.close();
});
