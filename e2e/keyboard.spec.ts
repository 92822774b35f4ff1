import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

const topic = "dataengineering-keys";

/** The story of hello.spec.ts with the keyboard alone: the page counts what a pointer did, and finds nothing. */
test("create a topic, produce hello, read it by offset and delete the topic without a pointer", async ({
  page,
  kafka,
}) => {
  const { keyboard } = page;
  if ((await kafka.admin.listTopics()).includes(topic)) await kafka.admin.deleteTopics({ topics: [topic] });
  const pointer: string[] = [];
  await page.exposeFunction("pointerUsed", (what: string) => pointer.push(what));
  await page.addInitScript(() => {
    for (const kind of ["pointerdown", "mousedown", "touchstart"])
      window.addEventListener(kind, () => void Reflect.apply(Reflect.get(window, "pointerUsed"), null, [kind]), true);
  });

  await page.goto("/");
  await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Topics" })).toBeVisible();
  await keyboard.press("g");
  await keyboard.press("t");
  await expect(page.getByRole("heading", { name: "Topics", level: 1 })).toBeVisible();

  await keyboard.press("n");
  const creating = page.getByRole("dialog", { name: "Create topic" });
  await expect(creating.getByLabel("Name", { exact: true })).toBeFocused();
  await keyboard.type(topic);
  await keyboard.press("Control+Enter");
  await expect(creating).toBeHidden();

  await keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Search or jump to" })).toBeFocused();
  await keyboard.type(`#${topic}`);
  await expect(page.getByRole("option", { name: topic, selected: true })).toBeVisible();
  await keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: topic })).toBeVisible();

  await keyboard.press("n");
  const producing = page.getByRole("dialog", { name: /^Produce/ });
  await tabTo(page, producing.getByLabel("Value", { exact: true }));
  await keyboard.type("hello");
  await keyboard.press("Control+Enter");
  await expect(producing).toBeHidden();
  const messages = page.getByRole("grid", { name: "Messages" });
  await expect(messages.getByText("hello", { exact: true }).first()).toBeVisible();
  await keyboard.press("Escape");

  await tabTo(page, page.getByRole("radiogroup", { name: "Start reading at" }).getByRole("radio", { name: "Newest" }));
  await keyboard.press("ArrowRight");
  await keyboard.press("ArrowRight");
  await keyboard.press("Space");
  await expect(page).toHaveURL(/from=offset/);
  await tabTo(page, page.getByLabel("Start at offset", { exact: true }));
  await keyboard.type("0");
  await keyboard.press("Enter");
  await expect(page).toHaveURL(/offset=0/);
  await tabInto(page, messages);
  await keyboard.press("Enter");
  await expect(page).toHaveURL(/record=\d+-0/);
  await expect(messages.getByText("hello", { exact: true })).toHaveCount(2);
  await keyboard.press("Escape");

  await keyboard.press("g");
  await keyboard.press("t");
  const topics = page.getByRole("grid", { name: "Topics" });
  await expect(topics.getByRole("link", { name: topic })).toBeVisible();
  await keyboard.press("/");
  await keyboard.type(topic);
  await expect(topics.getByRole("row")).toHaveCount(2);
  await tabInto(page, topics);
  await keyboard.press("End");
  for (let column = 0; column < 12; column += 1) await keyboard.press("ArrowRight");
  await keyboard.press("Enter");
  await expect(page.getByRole("button", { name: `Actions of ${topic}` })).toBeFocused();
  await keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Delete topic" })).toBeFocused();
  await keyboard.press("Enter");
  const deleting = page.getByRole("dialog", { name: `Delete ${topic}?` });
  await expect(deleting.getByText(/at most 1\b/).first()).toBeVisible();
  await tabTo(page, deleting.getByLabel("Type the name of the topic"));
  await keyboard.type(topic);
  await tabTo(page, deleting.getByRole("button", { name: "Delete topic" }));
  await keyboard.press("Enter");
  await expect(deleting).toBeHidden();
  await expect.poll(() => kafka.admin.listTopics()).not.toContain(topic);
  expect(pointer, "what a pointer did").toEqual([]);
});

/** Presses Tab until the element has the focus, as a person would. */
async function tabTo(page: Page, element: Locator): Promise<void> {
  await tabUntil(page, element, () => element.evaluate((node) => node === document.activeElement));
}

/** The same into the rows of a grid, whichever cell has its one tab stop. */
async function tabInto(page: Page, grid: Locator): Promise<void> {
  await tabUntil(page, grid, async () => (await grid.locator("[data-cell]:focus").count()) > 0);
}

async function tabUntil(page: Page, element: Locator, there: () => Promise<boolean>): Promise<void> {
  await expect(element).toBeVisible();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await there()) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`80 presses of Tab did not lead to ${element}`);
}
