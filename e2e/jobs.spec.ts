import { apiPath } from "../lib/format/urls.ts";
import { capture, expect, test, uniqueName } from "./fixtures.ts";
import { postJson } from "./raw-request.ts";

test("sample data is written by a job that the page follows to its end", async ({ page, appUrl, cluster, kafka }) => {
  test.setTimeout(120_000);
  await page.goto("/jobs");
  await expect(page.getByRole("heading", { name: "Jobs" })).toBeVisible();
  const before = new Set(await kafka.admin.listTopics());
  const answer = await postJson(appUrl, apiPath("/api/clusters/[cluster]/sample-data", { cluster }), "{}");
  expect(answer.status).toBe(200);
  // Nobody reloads: the row appears and changes by itself.
  const row = page
    .getByRole("row")
    .filter({ hasText: /sample/i })
    .first();
  await expect(row).toBeVisible();
  await expect
    .poll(async () => (await kafka.admin.listTopics()).filter((name) => !before.has(name)).length)
    .toBeGreaterThan(0);
  const { jobId }: { jobId: string } = JSON.parse(answer.text);
  const state = async () => {
    const listed = await page.request.get("/api/jobs");
    const { jobs }: { jobs: { id: string; state: string }[] } = await listed.json();
    return jobs.find((job) => job.id === jobId)?.state;
  };
  await expect.poll(state, { timeout: 60_000 }).toMatch(/running|succeeded/);
  await capture(page, "jobs");
  if ((await state()) === "running") {
    const cancelled = await postJson(appUrl, apiPath("/api/jobs/[job]/cancel", { job: jobId }), "{}");
    expect(cancelled.status).toBe(200);
    await expect.poll(state, { timeout: 15_000 }).toMatch(/cancelled|succeeded/);
  }
});

test("writes, reads of records and refusals are in the audit log, payloads are not", async ({
  page,
  appUrl,
  cluster,
  newTopic,
}) => {
  const topic = await newTopic("audited");
  const secret = uniqueName("secret-payload");
  const path = apiPath("/api/clusters/[cluster]/topics/[topic]/records", { cluster, topic });
  const record = { key: null, value: { encoding: "utf8", data: secret }, headers: [], partition: 0 };
  expect((await postJson(appUrl, path, JSON.stringify(record))).status).toBe(200);
  expect((await page.request.get(path)).status()).toBe(200);
  const deletion = apiPath("/api/clusters/[cluster]/topics/[topic]", { cluster, topic });
  expect((await postJson(appUrl, deletion, JSON.stringify({ planId: "x", confirm: "y" }), "DELETE")).status).not.toBe(
    200,
  );

  const listed = await page.request.get("/api/audit");
  const text = await listed.text();
  expect(text).not.toContain(secret);
  const { entries }: { entries: { action: string; target: string; outcome: string }[] } = JSON.parse(text);
  const about = entries.filter((entry) => entry.target.includes(topic));
  const outcome = (action: string) => about.find((entry) => entry.action === action)?.outcome;
  expect(outcome("records.produce")).toBe("succeeded");
  expect(outcome("records.list")).toBe("succeeded");
  expect(["failed", "refused"]).toContain(outcome("topics.delete"));

  await page.goto("/audit");
  await expect(page.getByRole("heading", { name: /Audit/ })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: topic }).first()).toBeVisible();
  await capture(page, "audit");
});
