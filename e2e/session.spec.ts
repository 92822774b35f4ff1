import { pagePath } from "../lib/format/urls.ts";
import { capture, expect, test as base } from "./fixtures.ts";
import { postJson, rawRequest } from "./raw-request.ts";
import { startApp } from "./start-app.ts";

const password = "correct horse battery staple";

/** A console of its own with a password, on the shared Kafka. */
const test = base.extend<object, { guarded: string }>({
  guarded: [
    async ({ bootstrap }, use) => {
      const app = await startApp("password", { WHEELHOUSE_PASSWORD: password, KAFKA_BROKERS: bootstrap.join(",") });
      await use(app.url);
      await app.stop();
    },
    { scope: "worker" },
  ],
});

test.describe.configure({ mode: "serial" });

test("without a session pages lead to the sign-in, the API answers 401", async ({ page, guarded }) => {
  for (const path of ["/api/clusters", "/api/jobs/events", "/api/openapi.json", "/metrics"]) {
    const answer = await rawRequest(guarded, path);
    expect(answer.status, path).toBe(401);
    expect(answer.text, path).not.toContain("bootstrap");
  }
  expect((await rawRequest(guarded, "/healthz")).status).toBe(200);
  await page.goto(`${guarded}/clusters`);
  await expect(page.getByLabel("Password or token")).toBeVisible();
  await capture(page, "sign-in");
});

test("a wrong password is refused, the right one leads back, signing out ends it", async ({ page, guarded }) => {
  await page.goto(`${guarded}/jobs`);
  await page.getByLabel("Password or token").fill("wrong");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByLabel("Password or token")).toHaveAccessibleDescription(/password|token/i);
  await page.getByLabel("Password or token").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/jobs$/);
  const [cookie] = (await page.context().cookies()).filter(({ httpOnly }) => httpOnly);
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Strict" });
  expect(decodeURIComponent(cookie?.value ?? "")).not.toContain(password);

  await page.goto(`${guarded}${pagePath("/clusters")}`);
  await page.getByRole("button", { name: /^Account/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByLabel("Password or token")).toBeVisible();
  const replayed = await rawRequest(guarded, "/api/clusters", { headers: { cookie: `${cookie?.name}=forged` } });
  expect(replayed.status).toBe(401);
});

test("guessing is slowed down", async ({ guarded }) => {
  const statuses: number[] = [];
  for (let guess = 0; guess < 30 && statuses.at(-1) !== 429; guess += 1) {
    statuses.push((await postJson(guarded, "/api/session", JSON.stringify({ secret: `guess-${guess}` }))).status);
  }
  expect(statuses[0]).toBe(401);
  expect(statuses.at(-1)).toBe(429);
});
