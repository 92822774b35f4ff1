import { pagePath } from "../lib/format/urls.ts";
import { capture, expect, test } from "./fixtures.ts";

/** Pages that no other story passes through. */
const pages: [name: string, path: (cluster: string) => string, heading: RegExp][] = [
  ["clusters", () => "/clusters", /Clusters/],
  ["overview", (cluster) => pagePath("/clusters/[cluster]", { cluster }), /./],
  ["settings", () => "/settings", /Settings/],
  ["not-found", () => "/no-such-page", /./],
];

for (const [name, path, heading] of pages) {
  test(`${name} opens and is accessible`, async ({ page, cluster }) => {
    const answer = await page.goto(path(cluster));
    expect(answer?.status()).toBe(name === "not-found" ? 404 : 200);
    await expect(page.getByRole("main").getByRole("heading", { name: heading }).first()).toBeVisible();
    await capture(page, name);
  });
}
