import { randomBytes } from "node:crypto";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test as base } from "@playwright/test";
import { type Admin, Kafka, logLevel, type Producer } from "kafkajs";

export { expect };

export type TestKafka = { admin: Admin; producer: Producer };

type PerTest = {
  /** Anew for each test: a kafkajs producer goes on asking for topics that an earlier test deleted, and fails. */
  kafka: TestKafka;
  /** Creates a topic with a name of its own; gone after the test. */
  newTopic: (prefix: string, partitions?: number) => Promise<string>;
  /** Fails the test on script errors and violations of the content security policy. */
  quiet: void;
};

type PerWorker = { appUrl: string; cluster: string; bootstrap: string[] };

export const test = base.extend<PerTest, PerWorker>({
  appUrl: [async ({}, use) => use(process.env.WHEELHOUSE_E2E_URL ?? ""), { scope: "worker" }],
  baseURL: async ({ appUrl }, use) => use(appUrl),
  cluster: [
    async ({ appUrl }, use) => {
      const { id } = await firstCluster(appUrl);
      await use(id);
    },
    { scope: "worker" },
  ],
  bootstrap: [
    async ({ appUrl }, use) => {
      const { bootstrap } = await firstCluster(appUrl);
      await use(bootstrap);
    },
    { scope: "worker" },
  ],
  kafka: async ({ bootstrap }, use) => {
    const kafka = new Kafka({ brokers: bootstrap, clientId: "e2e", logLevel: logLevel.NOTHING });
    const admin = kafka.admin();
    // On a busy machine an answer may come too late, and an ordinary producer then writes its records twice.
    const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
    await Promise.all([admin.connect(), producer.connect()]);
    await use({ admin, producer });
    await Promise.all([admin.disconnect(), producer.disconnect()]);
  },
  newTopic: async ({ kafka }, use) => {
    const made: string[] = [];
    await use(async (prefix, partitions = 1) => {
      const topic = uniqueName(prefix);
      await kafka.admin.createTopics({ topics: [{ topic, numPartitions: partitions }], waitForLeaders: false });
      made.push(topic);
      await expect.poll(() => leaders(kafka.admin, topic), `leaders of ${topic}`).toBe(partitions);
      return topic;
    });
    const left = new Set(await kafka.admin.listTopics());
    const topics = made.filter((topic) => left.has(topic));
    if (topics.length > 0) await kafka.admin.deleteTopics({ topics });
  },
  quiet: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => {
        if (/Content.Security.Policy|Minified React error|hydrat/i.test(message.text()))
          complaints.push(message.text());
      });
      await use();
      expect(complaints, "script errors and policy violations").toEqual([]);
    },
    { auto: true },
  ],
});

/** Partitions whose leader answers; metadata names a leader before the broker has taken its part. */
async function leaders(admin: Admin, topic: string): Promise<number> {
  const offsets = await admin.fetchTopicOffsets(topic).catch(() => []);
  return offsets.length;
}

export function uniqueName(prefix: string): string {
  return `${prefix}-${randomBytes(4).toString("hex")}`;
}

async function firstCluster(appUrl: string): Promise<{ id: string; bootstrap: string[] }> {
  const answer = await fetch(`${appUrl}/api/clusters`);
  const body: { clusters: { id: string; bootstrap: string[] }[] } = await answer.json();
  const [first] = body.clusters;
  if (first === undefined) throw new Error(`No cluster at ${appUrl}: ${answer.status}`);
  return first;
}

const widths = [1440, 900];
const themes = ["light", "dark"] as const;

/**
 * Keeps `test-results/screens/<name>.<theme>.<width>.png` in both themes and widths, and expects axe to find nothing
 * in either theme. A theme changes nothing but colours, so the second is asked for its contrast only.
 */
export async function capture(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      if (width === 1440) await expectAccessible(page, `${name}, ${colorScheme}`, colorScheme === "dark");
      await page.screenshot({
        path: `test-results/screens/${name}.${colorScheme}.${width}.png`,
        animations: "disabled",
      });
    }
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  if (before !== null) await page.setViewportSize(before);
}

/** WCAG 2.2 AA by axe; a finding is shown with its rule and the first elements. */
export async function expectAccessible(page: Page, what: string, contrastOnly = false): Promise<void> {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const axe = new AxeBuilder({ page });
  const { violations } = await (contrastOnly ? axe.withRules("color-contrast") : axe.withTags(tags)).analyze();
  const findings = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map((node) => node.html)
        .join(" ")}`,
  );
  expect.soft(findings, `axe on ${what}`).toEqual([]);
}
