import { capture, expect, test, uniqueName } from "./fixtures.ts";

test("a query is kept with its decoders and columns, opened, overwritten and deleted", async ({
  page,
  cluster,
  kafka,
  newTopic,
}) => {
  const topic = await newTopic("queries", 3);
  const value = (n: number) => JSON.stringify({ n, city: "Bern" });
  await kafka.producer.send({ topic, messages: [1, 2, 3].map((n) => ({ key: `k${n}`, value: value(n) })) });
  const list = `/clusters/${cluster}/topics/${topic}`;
  const field = encodeURIComponent(JSON.stringify([{ path: "key", operator: "=", value: "k2" }]));
  await page.goto(`${list}?fields=${field}&cols=timestamp,key,value.n`);
  const found = page.getByRole("grid", { name: "Messages found" });
  await expect(found.getByRole("row", { name: /k2/ })).toBeVisible();

  const offer = page.getByRole("button", { name: /^Search only partition \d$/ });
  await offer.click();
  await expect(page).toHaveURL(/partitions=\d/);
  await expect(found.getByRole("row", { name: /k2/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Search all partitions" })).toBeVisible();

  const name = uniqueName("one key");
  const open = page.getByRole("button", { name: "Saved queries" });
  await open.click();
  const kept = page.getByRole("dialog", { name: "Saved queries" });
  await kept.getByLabel("Keep this query as").fill(name);
  await kept.getByRole("button", { name: "Save query" }).click();
  const link = kept.getByRole("link", { name });
  await expect(link).toHaveAttribute("aria-current", "true");
  await capture(page, "saved-queries");

  await page.goto(list);
  await open.click();
  await link.click();
  await expect(page).toHaveURL(/partitions=\d/);
  await expect(found.getByRole("row", { name: /k2/ })).toBeVisible();
  await expect(found.getByRole("columnheader", { name: "value.n" })).toBeVisible();
  await expect(found.getByRole("columnheader", { name: "Value", exact: true })).toHaveCount(0);

  await page.goto(`${list}?from=oldest`);
  await open.click();
  await kept.getByRole("button", { name: `Overwrite ${name} with the present query` }).click();
  await expect(link).toHaveAttribute("href", /from=oldest/);
  await kept.getByRole("button", { name: `Delete the query ${name}` }).click();
  await expect(link).toBeHidden();
});

test("reading starts where a group stands, from the topic and from the group's page", async ({
  page,
  cluster,
  kafka,
  newTopic,
}) => {
  const topic = await newTopic("position");
  const group = uniqueName("stands");
  await kafka.producer.send({ topic, messages: ["zero", "one", "two"].map((value) => ({ value })) });
  await kafka.admin.setOffsets({ groupId: group, topic, partitions: [{ partition: 0, offset: "2" }] });
  await page.goto(`/clusters/${cluster}/topics/${topic}`);
  await page.getByRole("radio", { name: "Group" }).click();
  await page.getByLabel("Start at the position of group").selectOption(group);
  const grid = page.getByRole("grid", { name: "Messages" });
  await expect(grid.getByText("two", { exact: true })).toBeVisible();
  await expect(grid.getByText("one", { exact: true })).toHaveCount(0);
  await expect(page.getByText("stands at offset 2 of partition 0, 1 message behind.")).toBeVisible();

  await page.goto(`/clusters/${cluster}/groups/${group}`);
  await page.getByRole("link", { name: `Read partition 0 of ${topic} from here` }).click();
  await expect(page).toHaveURL(/from=offset&offset=2&partitions=0/);
  await expect(grid.getByText("two", { exact: true })).toBeVisible();
  await kafka.admin.deleteGroups([group]);
});
