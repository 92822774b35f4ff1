import { apiPath, pagePath } from "../lib/format/urls.ts";
import { capture, expect, test } from "./fixtures.ts";

const topic = "dataengineering";

/** What a newcomer does in the first five minutes, as one story on the Kafka that `npm start` brought up. */
test("create a topic, produce hello, see it arrive, look it up, delete the topic", async ({ page, cluster, kafka }) => {
  test.setTimeout(180_000);
  if ((await kafka.admin.listTopics()).includes(topic)) await kafka.admin.deleteTopics({ topics: [topic] });

  await page.goto("/");
  await expect(page.getByRole("main")).toBeVisible();
  await page.goto(pagePath("/clusters/[cluster]/topics", { cluster }));
  await expect(page.getByRole("heading", { name: "Topics" })).toBeVisible();

  await page
    .getByRole("button", { name: /^Create topic/ })
    .first()
    .click();
  const creating = page.getByRole("dialog", { name: "Create topic" });
  await creating.getByLabel("Name", { exact: true }).fill(topic);
  await creating
    .locator("input")
    .and(creating.getByLabel("Partitions", { exact: true }))
    .fill("2");
  await creating.getByLabel("Retention", { exact: true }).fill("36h");
  await expect(creating.getByText("129600000").first()).toBeVisible();
  await capture(page, "create-topic");
  await creating.getByRole("button", { name: /^Create topic/ }).click();
  await expect(creating).toBeHidden();

  await page.getByRole("grid", { name: "Topics" }).getByRole("link", { name: topic }).click();
  await expect(page.getByRole("heading", { name: topic })).toBeVisible();
  await capture(page, "topic-empty");

  await page
    .getByRole("button", { name: /^Produce/ })
    .first()
    .click();
  const producing = page.getByRole("dialog", { name: /^Produce/ });
  await producing.getByLabel("Key", { exact: true }).fill("greeting");
  await producing.getByLabel("Value", { exact: true }).fill("hello");
  await capture(page, "produce");
  await producing.getByRole("button", { name: /^Produce/ }).click();

  const records = await page.request.get(apiPath("/api/clusters/[cluster]/topics/[topic]/records", { cluster, topic }));
  const answer: { records: { partition: number; offset: string; value: { text: string } }[] } = await records.json();
  const [landed] = answer.records;
  expect(answer.records).toHaveLength(1);
  expect(landed?.value.text).toBe("hello");
  const { partition, offset } = landed ?? { partition: 0, offset: "0" };

  await page.goto(pagePath("/clusters/[cluster]/topics/[topic]", { cluster, topic }));
  await expect(page.getByRole("grid").getByText("hello", { exact: true })).toBeVisible();
  await capture(page, "topic");

  await page.goto(
    pagePath("/clusters/[cluster]/topics/[topic]/records/[partition]/[offset]", { cluster, topic, partition, offset }),
  );
  await expect(page.getByRole("main").getByText("hello").first()).toBeVisible();
  await capture(page, "record");

  await page.goto(pagePath("/clusters/[cluster]/topics", { cluster }));
  await expect(page.getByRole("grid", { name: "Topics" }).getByRole("link", { name: topic })).toBeVisible();
  await capture(page, "topics");
  await page.getByRole("button", { name: `Actions of ${topic}` }).click();
  await page.getByRole("menuitem", { name: "Delete topic" }).click();
  const deleting = page.getByRole("dialog", { name: `Delete ${topic}?` });
  const remove = deleting.getByRole("button", { name: "Delete topic" });
  await expect(deleting.getByText(/at most 1\b/).first()).toBeVisible();
  await deleting.getByLabel("Type the name of the topic").fill("dataengineerin");
  await remove.click({ force: true });
  await expect(deleting).toBeVisible();
  await capture(page, "delete-topic");
  await deleting.getByLabel("Type the name of the topic").fill(topic);
  await remove.click();
  await expect(deleting).toBeHidden();
  await expect(page.getByRole("link", { name: topic })).toBeHidden();
  await expect.poll(() => kafka.admin.listTopics()).not.toContain(topic);
});
