import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pagePath } from "../lib/format/urls.ts";
import { type Kafka, startKafka } from "../scripts/embedded/kafka.ts";
import { capture, expect, test as base } from "./fixtures.ts";
import { type App, startApp } from "./start-app.ts";

/** A console on three clusters: a broker that we may kill, a host that does not exist, a port where nobody listens. */
const test = base.extend<object, { faulty: { app: App; kafka: Kafka } }>({
  faulty: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), "wheelhouse-faults-"));
      const kafka = await startKafka({ brokers: 1, dataDir: join(folder, "kafka") });
      const config = join(folder, "wheelhouse.yaml");
      const clusters = [
        ["mortal", kafka.bootstrap],
        ["unknown-host", "no-such-host.invalid:9092"],
        ["closed-port", "127.0.0.1:9"],
      ];
      const lines = clusters.map(
        ([id, bootstrap]) => `  - { id: ${id}, name: ${id}, environment: development, bootstrap: "${bootstrap}" }`,
      );
      writeFileSync(config, `clusters:\n${lines.join("\n")}\n`, { mode: 0o600 });
      const app = await startApp("faults", { WHEELHOUSE_CONFIG: config });
      await use({ app, kafka });
      await app.stop();
      await kafka.kill();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

test("a cluster that cannot be reached names the step that failed within five seconds", async ({ page, faulty }) => {
  const { url } = faulty.app;
  for (const [cluster, step] of [
    ["unknown-host", "dns"],
    ["closed-port", "tcp"],
  ]) {
    const started = performance.now();
    const answer = await page.request.get(`${url}/api/clusters/${cluster}/status`);
    expect(performance.now() - started).toBeLessThan(6_000);
    expect(await answer.json()).toMatchObject({ reachable: false, failedStep: step });
  }
  await page.goto(`${url}/clusters`);
  const main = page.getByRole("main");
  await expect(main).toContainText("unknown-host");
  await expect(main).toContainText(/no-such-host\.invalid/);
  await expect(main).toContainText(/DNS|name/i);
  await capture(page, "clusters-unreachable");
  await page.goto(`${url}${pagePath("/clusters/[cluster]/topics", { cluster: "unknown-host" })}`);
  await expect(page.getByRole("alert").first()).toContainText(/no-such-host\.invalid/, { timeout: 20_000 });
  await capture(page, "topics-unreachable");
});

test("a page that is open while the broker goes recovers by itself when it is back", async ({ page, faulty }) => {
  test.setTimeout(150_000);
  const { app, kafka } = faulty;
  const [broker] = kafka.brokers;
  if (broker === undefined) throw new Error("The cluster has no broker");
  const cluster = "mortal";
  const topics = `${app.url}/api/clusters/${cluster}/topics`;
  const input = { name: "survivor", partitions: 1, replicationFactor: 1 };
  const plan = await page.request.post(`${app.url}/api/clusters/${cluster}/topic-plans`, { data: input });
  const { planId }: { planId: string } = await plan.json();
  expect((await page.request.post(topics, { data: { ...input, planId } })).status()).toBe(200);
  await page.goto(`${app.url}${pagePath("/clusters/[cluster]/topics", { cluster })}`);
  await expect(page.getByRole("link", { name: "survivor" })).toBeVisible();

  await broker.kill();
  const notice = page.getByText(/not answer|could not be read|retry|cannot be reached|refused/i).first();
  await expect(notice).toBeVisible({ timeout: 40_000 });
  // What is known stays on the page.
  await expect(page.getByRole("link", { name: "survivor" })).toBeVisible();
  await capture(page, "topics-broker-down");

  await broker.restart();
  await expect(notice).toBeHidden({ timeout: 60_000 });
  await expect(page.getByRole("link", { name: "survivor" })).toBeVisible();
});
