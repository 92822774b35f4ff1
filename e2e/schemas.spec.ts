import type { Locator, Page } from "@playwright/test";
import { pagePath } from "../lib/format/urls.ts";
import { capture, expect, test, uniqueName } from "./fixtures.ts";

// The embedded registry starts after the console, and is fetched once.
test.describe.configure({ timeout: 300_000 });

const schema = (...fields: string[]) => `{"type":"record","name":"Payment","fields":[${fields.join(",")}]}`;
const id = '{"name":"id","type":"long"}';
const note = '{"name":"note","type":["null","string"],"default":null}';
const amount = '{"name":"amount","type":"int"}';

test("an incompatible schema is refused with the registry's reasons, a compatible one becomes version 2", async ({
  page,
  cluster,
}) => {
  const subject = `${uniqueName("payments")}-value`;
  await openSchemas(page, cluster);
  await page.getByRole("button", { name: "Register schema" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Subject", { exact: true }).fill(subject);
  await write(dialog, schema(id));
  await expect(dialog.getByText("Nothing to compare it with")).toBeVisible();
  await capture(page, "schema-register");
  await dialog.getByRole("button", { name: "Register schema" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Open subject" }).click();
  await expect(page.getByRole("heading", { name: subject })).toBeVisible();

  const versions = page.getByRole("navigation", { name: "Versions" });
  await page.getByRole("button", { name: "New version" }).click();
  await write(dialog, schema(id, amount));
  await expect(dialog.getByText("Not compatible", { exact: true })).toBeVisible();
  await expect(dialog.getByRole("list", { name: "Reasons of the registry" })).toContainText("amount");
  const register = dialog.getByRole("button", { name: "Register schema" });
  await expect(register).toHaveAttribute("aria-disabled", "true");
  await capture(page, "schema-refused");
  await write(dialog, schema(id, note));
  await expect(dialog.getByText("Compatible", { exact: true })).toBeVisible();
  await register.click();
  await expect(dialog).toBeHidden();
  await expect(versions.getByRole("button", { name: /^Version 2/ })).toHaveAttribute("aria-current", "true");

  await page.getByRole("tab", { name: /^Fields/ }).click();
  await expect(page.getByRole("grid", { name: "Fields" }).getByRole("row").filter({ hasText: "note" })).toContainText(
    "yes",
  );
  await page.getByRole("tab", { name: "Compare" }).click();
  await expect(page.getByRole("status").filter({ hasText: /removed, \d+ added/ })).toBeVisible();
  await capture(page, "schema-compare");
  await versions.getByRole("button", { name: "Version 1" }).click();
  await expect(page).toHaveURL(/version=1/);
  await page.getByRole("tab", { name: "Text" }).click();
  await expect(page.getByLabel("Text of the schema")).not.toContainText("note");
});

test("a subject is found by its type once all figures are read, and deleted softly", async ({ page, cluster }) => {
  const subject = uniqueName("proto");
  await openSchemas(page, cluster);
  await page.getByRole("button", { name: "Register schema" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Subject", { exact: true }).fill(subject);
  await dialog.getByLabel("Type", { exact: true }).selectOption("Protobuf");
  await write(dialog, 'syntax = "proto3";\nmessage Click { string url = 1; }');
  await dialog.getByRole("button", { name: "Register schema" }).click();
  await expect(dialog).toBeHidden();
  await page.goto(pagePath("/clusters/[cluster]/schemas", { cluster }, { type: "PROTOBUF" }));
  const row = page.getByRole("grid", { name: "Subjects" }).getByRole("row").filter({ hasText: subject });
  await expect(row).toContainText("Protobuf");
  await capture(page, "schemas");
  await row.getByRole("button", { name: `Actions of ${subject}` }).click();
  await page.getByRole("menuitem", { name: "Delete subject" }).click();
  await expect(dialog).toContainText("1 version");
  await dialog.getByRole("button", { name: "Delete subject" }).click();
  await expect(dialog).toBeHidden();
  await expect(row).toBeHidden();
  await page.goto(pagePath("/clusters/[cluster]/schemas/[subject]", { cluster, subject }));
  await expect(page.getByText(`There is no subject “${subject}”`)).toBeVisible();
});

/** Opens the list and waits until the registry answers. */
async function openSchemas(page: Page, cluster: string): Promise<void> {
  await page.goto(pagePath("/clusters/[cluster]/schemas", { cluster }));
  const register = page.getByRole("button", { name: "Register schema" }).first();
  await expect(register).toBeVisible();
  await expect(register).not.toHaveAttribute("aria-disabled", "true", { timeout: 240_000 });
}

/** Replaces the schema's text and asks for the verdict. */
async function write(dialog: Locator, text: string): Promise<void> {
  await dialog.getByLabel("Schema", { exact: true }).fill(text);
  await dialog.getByRole("button", { name: "Check compatibility" }).click();
  await expect(dialog.getByRole("region", { name: "Verdict" })).toBeVisible();
}
