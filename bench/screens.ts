import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Locator, type Page } from "@playwright/test";
import { Kafka, logLevel, type Consumer } from "kafkajs";
import sharp, { type Sharp } from "sharp";
import { wheelhouseHome } from "../scripts/embedded/home.ts";
import { ensureJars } from "../scripts/embedded/jars.ts";
import { startKafka } from "../scripts/embedded/kafka.ts";
import { systemChromium } from "../scripts/test-chromium.ts";
import { startConsole } from "./measure.ts";

// Mock and product side by side, in both themes: node bench/screens.ts <folder of the mocks' pictures>
const [mocks] = process.argv.slice(2);
if (mocks === undefined) {
  console.error("Name the folder that holds the mocks' pictures (topics.light.png …).");
  process.exit(2);
}
const out = join(import.meta.dirname, "../docs/screens");
const viewport = { width: 1440, height: 900 };
const read = "payments.authorizations.v2";
const group = "fraud-scoring";
/** Partitions as the mock of the topics has them. */
const topics: Record<string, number> = {
  [read]: 12,
  "payments.captures.v2": 12,
  "payments.chargebacks.v1": 6,
  "payments.refunds.v1": 12,
  "payments.settlement-batches.v1": 6,
  "ledger.accounts.snapshot": 24,
  "ledger.postings.v3": 24,
  "ledger.postings.v3.dlq": 6,
  "risk.device-fingerprints": 24,
  "risk.rules.changes": 3,
  "risk.scores.v4": 12,
  "customers.kyc-decisions.v1": 6,
  "customers.profiles.v2": 12,
  "notifications.email.outbox": 6,
  "notifications.push.outbox": 6,
  "notifications.push.outbox.retry-5m": 6,
  "orders.lifecycle.v5": 48,
  "orders.lifecycle.v4": 48,
  "partners.acme.settlements.export": 1,
  "platform.audit-events": 12,
  "platform.cdc.core-db.public.users": 12,
};

type Sight = [name: string, mock: string, open: (page: Page, cluster: string) => Promise<void>];

const sights: Sight[] = [
  ["topics", "topics", openTopics],
  ["records", "messages", openRecords],
  [
    "overview",
    "overview",
    async (page, cluster) => {
      await page.goto(cluster);
      await page
        .getByRole("grid", { name: /Brokers/ })
        .getByRole("row")
        .nth(3)
        .waitFor();
    },
  ],
  [
    "group",
    "group",
    async (page, cluster) => {
      await page.goto(`${cluster}/groups/${group}`);
      await page.getByRole("grid").getByRole("row").nth(5).waitFor();
      // The chart draws what was sampled while somebody looked.
      await page.waitForTimeout(20_000);
    },
  ],
  ["create", "topic-create", openCreate],
];

const libs = wheelhouseHome().jars;
await ensureJars(libs);
const folder = mkdtempSync(join(tmpdir(), "wheelhouse-screens-"));
const kafka = await startKafka({ brokers: 3, dataDir: join(folder, "kafka"), racks: ["az-a", "az-b", "az-c"] });
const client = new Kafka({ brokers: kafka.bootstrap.split(","), clientId: "screens", logLevel: logLevel.NOTHING });
const producer = client.producer();
const members: Consumer[] = [];
let flow: NodeJS.Timeout | null = null;
try {
  await fill();
  const console = await startConsole(kafka.bootstrap, {
    KAFKA_CLUSTER_ID: "payments-prod",
    KAFKA_CLUSTER_NAME: "payments-prod",
    KAFKA_ENVIRONMENT: "production",
  });
  try {
    await shoot(console.url);
  } finally {
    await console.stop();
  }
} finally {
  if (flow !== null) clearInterval(flow);
  await Promise.all(members.map((member) => member.disconnect()));
  await producer.disconnect();
  await kafka.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Topics with records, a producer that goes on, and a group with one member more than partitions and one that stands still. */
async function fill(): Promise<void> {
  const admin = client.admin();
  await Promise.all([admin.connect(), producer.connect()]);
  await admin.createTopics({
    topics: Object.entries(topics).map(([topic, numPartitions]) => ({
      topic,
      numPartitions,
      replicationFactor: topic.startsWith("partners.") ? 2 : 3,
    })),
  });
  await admin.disconnect();
  let made = 0;
  const batch = (count: number) => Array.from({ length: count }, () => record(made++));
  for (const topic of Object.keys(topics))
    if (topic !== "orders.lifecycle.v4") await producer.send({ topic, messages: batch(1_500) });
  flow = setInterval(() => {
    producer.send({ topic: read, messages: batch(20) }).catch(() => {});
  }, 200);
  for (let member = 0; member < 13; member++) {
    const consumer = client.consumer({ groupId: group });
    members.push(consumer);
    await consumer.connect();
    await consumer.subscribe({ topic: read, fromBeginning: true });
  }
  await Promise.all(
    members.map((member) =>
      member.run({
        autoCommitInterval: 1_000,
        // It goes on with its heartbeats and commits nothing more there.
        eachMessage: async ({ partition }) => {
          if (partition === 7) member.pause([{ topic: read, partitions: [7] }]);
        },
      }),
    ),
  );
}

function record(at: number) {
  const value = {
    authorizationId: `auth_01JD2V8Q6ZK3W${String(at).padStart(6, "0")}`,
    merchantId: `m_${40_000 + ((at * 7919) % 9_000)}`,
    amount: { minor: 1_000 + ((at * 104_729) % 990_000), currency: at % 5 === 0 ? "USD" : "EUR" },
    status: at % 4 === 0 ? "DECLINED" : "APPROVED",
    declineCode: at % 4 === 0 ? "SUSPECTED_FRAUD" : null,
    card: { bin: "510510", last4: "5100" },
    riskScore: ((at * 31) % 10_000) / 10_000,
    authorizedAt: 1_795_184_621_208 + at,
    attempts: [1, 2],
    settlementRef: null,
  };
  return {
    key: value.merchantId,
    value: JSON.stringify(value),
    headers: { "x-channel": "ecom", "x-region": "eu-west-1", "content-type": "application/json", retry: "0" },
  };
}

async function shoot(url: string): Promise<void> {
  const executablePath = systemChromium();
  const browser = await chromium.launch({
    ...(executablePath === null ? {} : { executablePath }),
    args: ["--no-sandbox"],
  });
  mkdirSync(out, { recursive: true });
  try {
    const page = await browser.newPage({ viewport, timezoneId: "UTC" });
    for (const theme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      for (const [name, mock, open] of sights) {
        await open(page, `${url}/clusters/payments-prod`);
        await page.waitForTimeout(1_500);
        const product = await page.screenshot({ animations: "disabled" });
        await pair(readFileSync(join(mocks ?? "", `${mock}.${theme}.png`)), product, `${name}.pair.${theme}`);
        if (name === "records") await small(sharp(product), `records.${theme}`);
      }
    }
  } finally {
    await browser.close();
  }
}

async function openTopics(page: Page, cluster: string): Promise<void> {
  await page.goto(`${cluster}/topics`);
  const row = (name: string): Locator => page.getByRole("grid").getByRole("row").filter({ hasText: name });
  await row(read).locator('[data-column="size"]').filter({ hasText: /\d/ }).waitFor();
  // Rates need two readings.
  await row(read).locator('[data-column="produced"]').filter({ hasText: "/s" }).waitFor();
  for (const name of ["notifications.email", "orders.lifecycle.v4"]) await row(name).getByRole("checkbox").click();
}

async function openRecords(page: Page, cluster: string): Promise<void> {
  await page.goto(`${cluster}/topics/${read}`);
  const rows = page.getByRole("grid", { name: "Messages" }).getByRole("row");
  await rows.nth(2).getByRole("button", { name: /^Open/ }).click();
  await page.getByRole("tree").first().waitFor();
}

async function openCreate(page: Page, cluster: string): Promise<void> {
  await page.goto(`${cluster}/topics`);
  await page.getByRole("button", { name: /^Create topic/ }).click();
  const dialog = page.getByRole("dialog", { name: "Create topic" });
  await dialog
    .locator("input")
    .and(dialog.getByLabel("Name", { exact: true }))
    .fill("payments.disputes.v1");
  await dialog
    .locator("input")
    .and(dialog.getByLabel("Partitions", { exact: true }))
    .fill("12");
  await dialog.getByText("Checked by the cluster").waitFor();
}

async function pair(mock: Buffer, product: Buffer, name: string): Promise<void> {
  const { width, height } = viewport;
  const left = await sharp(mock).resize(width, height, { fit: "fill" }).png().toBuffer();
  const sheet = sharp({ create: { width: width * 2 + 8, height, channels: 3, background: "#808080" } });
  // A pipeline resizes before it composes: the sheet is finished first.
  const both = await sheet
    .composite([
      { input: left, left: 0, top: 0 },
      { input: product, left: width + 8, top: 0 },
    ])
    .png()
    .toBuffer();
  await small(sharp(both), name);
}

async function small(picture: Sharp, name: string): Promise<void> {
  await picture.png({ palette: true, colours: 128, compressionLevel: 9, effort: 10 }).toFile(join(out, `${name}.png`));
}
