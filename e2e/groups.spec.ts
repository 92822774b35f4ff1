import type { Locator, Page } from "@playwright/test";
import { joinByHeartbeat } from "../lib/kafka/groups/test-heartbeats.ts";
import { brokerMetadata } from "../lib/kafka/metadata.ts";
import { closeKafkaClients, kafkaClient } from "../lib/kafka/client.ts";
import { testCluster } from "../lib/kafka/test-cluster.ts";
import { pagePath } from "../lib/format/urls.ts";
import { capture, expect, test, uniqueName } from "./fixtures.ts";

const clientsOf = (page: Page) => page.getByRole("list", { name: "Test clients" }).getByRole("listitem");

test("three test members on two partitions: one idles, the lag moves, a stop leaves the group empty", async ({
  page,
  cluster,
  newTopic,
}) => {
  test.setTimeout(180_000);
  const topic = await newTopic("members", 2);
  const group = uniqueName("test-members");
  await page.goto(pagePath("/clusters/[cluster]/topics/[topic]", { cluster, topic }));

  const producing = await openDialog(page, "Start test producer");
  await producing.getByLabel("Rate", { exact: true }).fill("0");
  await producing.getByRole("button", { name: /^Start producer/ }).click();
  await expect(producing.getByLabel("Rate", { exact: true })).toHaveAccessibleDescription(/from 1 to 1,000/);
  await producing.getByLabel("Rate", { exact: true }).fill("30");
  await producing.getByRole("button", { name: "Show command" }).click();
  await expect(producing.getByText(/--throughput 30/)).toBeVisible();
  await capture(page, "test-producer");
  await producing.getByRole("button", { name: /^Start producer/ }).click();
  await expect(producing).toBeHidden();
  await expect(clientsOf(page).filter({ hasText: /Test producer.*[1-9]\d* records sent/ })).toBeVisible();

  const joining = await openDialog(page, "Start test members");
  await joining.getByLabel("Group", { exact: true }).fill(group);
  await joining.getByLabel("Members", { exact: true }).fill("3");
  await expect(joining.getByText("The topic has 2 partitions: one member will idle.")).toBeVisible();
  await joining.getByLabel("Work a record", { exact: true }).fill("soon");
  await joining.getByRole("button", { name: /^Start members/ }).click();
  await expect(joining.getByLabel("Work a record", { exact: true })).toBeFocused();
  await joining.getByLabel("Work a record", { exact: true }).fill("100 ms");
  await capture(page, "test-members");
  await joining.getByRole("button", { name: /^Start members/ }).click();
  await expect(joining).toBeHidden();
  await page.getByRole("button", { name: "Open group" }).click();

  await expect(page.getByRole("heading", { name: group, level: 1 })).toBeVisible();
  await expect(clientsOf(page).filter({ hasText: /3 members, 1 idle, [1-9]\d* records? read/ })).toBeVisible();
  await expect(page.getByLabel("Figures of the group")).toContainText("1 idle");
  await page.getByRole("radio", { name: "By member" }).click();
  const members = page.getByRole("grid", { name: "Members" }).getByRole("row");
  await expect(members).toHaveCount(4);
  await expect(members.filter({ has: page.getByText("idle", { exact: true }) })).toHaveCount(1);
  await page.getByRole("button", { name: "Show as table" }).click();
  const samples = page.getByRole("grid", { name: "Lag, data" }).getByRole("row");
  // The members are slower than the producer: each sample is another lag.
  await expect
    .poll(async () => {
      const lags = await samples.getByRole("gridcell").and(page.locator("[data-column='sum']")).allInnerTexts();
      return new Set(lags.filter((lag) => /^[\d,]+$/.test(lag))).size;
    })
    .toBeGreaterThan(3);
  await page.keyboard.press("Escape");
  await capture(page, "group-test-members");

  await page.goto(pagePath("/clusters/[cluster]/topics/[topic]/groups", { cluster, topic }));
  const grid = page.getByRole("grid", { name: "Consumer groups" });
  const row = grid.getByRole("row").filter({ hasText: group });
  await expect(row).toContainText("Stable");
  await expect(row).toContainText("1 idle");
  await capture(page, "topic-groups");
  await clientsOf(page)
    .getByRole("button", { name: /^Stop Test producer/ })
    .click();

  await row.getByRole("link", { name: group }).click();
  await clientsOf(page)
    .getByRole("button", { name: /^Stop Test members/ })
    .click();
  await expect(clientsOf(page)).toHaveCount(0);
  await expect(page.getByLabel("Figures of the group")).toContainText("nobody reads");
  await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link", { name: "Consumer groups" }).click();
  await expect(row).toContainText("Empty");
  await expect(row).toContainText("no members");
  await capture(page, "groups");
});

test("a group of the new protocol is stable, and never shown dead", async ({ page, cluster, bootstrap, newTopic }) => {
  const [host = "", port] = bootstrap[0]?.split(":") ?? [];
  testCluster({ bootstrap: [{ host, port: Number(port) }] });
  const topic = await newTopic("kip848");
  const group = uniqueName("kip848");
  await brokerMetadata(kafkaClient("test"));
  const member = await joinByHeartbeat("consumer", group, topic);
  await page.goto(pagePath("/clusters/[cluster]/groups", { cluster }, { q: group }));
  const row = page.getByRole("grid", { name: "Consumer groups" }).getByRole("row").filter({ hasText: group });
  await expect(row).toContainText("consumer protocol");
  await expect(async () => {
    await member.beat();
    await expect(row).toContainText("Stable", { timeout: 3_000 });
  }).toPass();
  await expect(row).not.toContainText("Dead");
  await member.leave();
  await expect(row).toContainText("Empty");
  closeKafkaClients();
});

test("the list is reached by keys, narrowed in the URL, and the palette finds a group", async ({
  page,
  cluster,
  kafka,
  newTopic,
}) => {
  const topic = await newTopic("palette");
  const group = uniqueName("palette-group");
  await kafka.admin.setOffsets({ groupId: group, topic, partitions: [{ partition: 0, offset: "0" }] });
  await page.goto(pagePath("/clusters/[cluster]/topics", { cluster }));
  await page.getByRole("grid", { name: "Topics" }).getByRole("gridcell").first().focus();
  // In a table "c" alone copies a cell.
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await expect(page.getByRole("heading", { name: "Consumer groups" })).toBeVisible();
  await page.getByLabel("Filter by group or topic").fill(topic);
  const rows = page.getByRole("grid", { name: "Consumer groups" }).getByRole("row");
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText(group);
  await page.reload();
  await expect(rows).toHaveCount(2);
  await page.getByLabel("Filter by group or topic").fill("no-group-is-called-so");
  await expect(page.getByRole("main")).toContainText("No group matches “no-group-is-called-so”");
  // The first time the palette has yet to be loaded; what is typed meanwhile belongs to it.
  await page.keyboard.press("Control+k");
  await page.keyboard.type(`@${group}`);
  await expect(page.getByRole("option", { selected: true })).toContainText(group);
  await capture(page, "palette-groups");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/groups/${group}$`));
  await kafka.admin.deleteGroups([group]);
});

test("a topic nobody reads says how a group appears", async ({ page, cluster, newTopic }) => {
  const topic = await newTopic("unread");
  await page.goto(pagePath("/clusters/[cluster]/topics/[topic]/groups", { cluster, topic }));
  await expect(page.getByText("No consumer group has committed offsets for this topic")).toBeVisible();
  await capture(page, "topic-groups-empty");
});

async function openDialog(page: Page, item: string): Promise<Locator> {
  await page.getByRole("button", { name: "Test clients" }).click();
  await page.getByRole("menuitem", { name: item }).click();
  return page.getByRole("dialog", { name: new RegExp(`^${item}`) });
}
