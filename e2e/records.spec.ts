import { CompressionTypes } from "kafkajs";
import { apiPath, pagePath } from "../lib/format/urls.ts";
import { capture, expect, expectAccessible, test } from "./fixtures.ts";
import { postJson } from "./raw-request.ts";

type Listed = {
  records: {
    partition: number;
    offset: string;
    value: { kind: string; text?: string; truncated?: boolean; bytes?: number };
  }[];
};

test("numbers of 64 bits stay exact in the list and in the record", async ({ page, cluster, kafka, newTopic }) => {
  const topic = await newTopic("exact");
  const value = '{"id": 9223372036854775807, "price": 0.10, "big": 1e400}';
  await kafka.producer.send({ topic, messages: [{ key: "k", value }] });
  const listed = await page.request.get(apiPath("/api/clusters/[cluster]/topics/[topic]/records", { cluster, topic }));
  const body: Listed = await listed.json();
  expect(body.records[0]?.value).toMatchObject({ kind: "json", text: value });
  await page.goto(pagePath("/clusters/[cluster]/topics/[topic]", { cluster, topic }));
  await expect(page.getByRole("grid").getByText("9223372036854775807").first()).toBeVisible();
  await page.goto(record(cluster, topic, 0, 0));
  const main = page.getByRole("main");
  for (const number of ["9223372036854775807", "0.10", "1e400"])
    await expect(main.getByText(number).first()).toBeVisible();
});

test("null, empty, text and binary are four different sights", async ({ page, cluster, kafka, newTopic }) => {
  const topic = await newTopic("sights");
  const messages = [
    { key: "a", value: null },
    { key: "b", value: "" },
    { key: "c", value: "plain text" },
    { key: "d", value: Buffer.from([0xff, 0x00, 0xfe]) },
  ];
  await kafka.producer.send({ topic, messages });
  await page.goto(pagePath("/clusters/[cluster]/topics/[topic]", { cluster, topic }));
  const grid = page.getByRole("grid");
  for (const sight of [/tombstone/, /^empty$/, /^plain text$/, /ff 00 fe/]) {
    await expect(grid.getByText(sight).first()).toBeVisible();
  }
  await capture(page, "records-four-sights");
});

test("headers keep order, repeats, empty and null", async ({ page, appUrl, cluster, newTopic }) => {
  const topic = await newTopic("headers");
  const text = (data: string) => ({ encoding: "utf8", data });
  const headers = [
    { key: "trace", value: text("second-to-none") },
    { key: "other", value: null },
    { key: "trace", value: text("first-of-all") },
    { key: "", value: text("") },
  ];
  const path = apiPath("/api/clusters/[cluster]/topics/[topic]/records", { cluster, topic });
  const produced = await postJson(appUrl, path, JSON.stringify({ key: null, value: text("v"), headers, partition: 0 }));
  expect(produced.status).toBe(200);
  const answer = await page.request.get(record(cluster, topic, 0, 0, "/api"));
  const body: { record: { headers: { key: string; value: { kind: string; text?: string } }[] } } = await answer.json();
  expect(body.record.headers.map(({ key, value }) => [key, value.text ?? value.kind])).toEqual([
    ["trace", "second-to-none"],
    ["other", "null"],
    ["trace", "first-of-all"],
    ["", "empty"],
  ]);
  await page.goto(record(cluster, topic, 0, 0));
  await page.getByRole("tab", { name: /^Headers/ }).click();
  await expect(page.getByRole("main")).toContainText(/second-to-none.*null.*first-of-all/s);
});

test("a thousand headers are all there", async ({ page, cluster, kafka, newTopic }) => {
  const topic = await newTopic("thousand");
  const headers = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`h${index}`, `v${index}`]));
  await kafka.producer.send({ topic, messages: [{ value: "v", headers }] });
  const answer = await page.request.get(record(cluster, topic, 0, 0, "/api"));
  const body: { record: { headers: { key: string }[]; headerCount: number } } = await answer.json();
  expect(body.record.headerCount).toBe(1_000);
  expect(body.record.headers.map(({ key }) => key)).toEqual(Object.keys(headers));
  await page.goto(record(cluster, topic, 0, 0));
  await expect(page.getByRole("main")).toContainText("1,000");
});

test("a value of 5 MB is cut, says so, and loads whole on demand", async ({ page, cluster, kafka, newTopic }) => {
  const topic = await newTopic("five-megabytes");
  const end = "THE-END";
  const value = "x".repeat(5_000_000 - end.length) + end;
  // Compressed it passes the broker's limit of one megabyte, as large records do in practice.
  await kafka.producer.send({ topic, compression: CompressionTypes.GZIP, messages: [{ value }] });
  const listed = await page.request.get(apiPath("/api/clusters/[cluster]/topics/[topic]/records", { cluster, topic }));
  const { records }: Listed = await listed.json();
  expect(records[0]?.value).toMatchObject({ truncated: true, bytes: 5_000_000 });
  expect((await listed.body()).length).toBeLessThan(200_000);
  const full = await page.request.get(`${record(cluster, topic, 0, 0, "/api")}?full=true`);
  const whole: { record: { value: { text: string; truncated: boolean } } } = await full.json();
  expect(whole.record.value.truncated).toBe(false);
  expect(whole.record.value.text.endsWith(end)).toBe(true);

  await page.goto(record(cluster, topic, 0, 0));
  await expect(page.getByRole("main")).toContainText("4.77 MiB");
  await capture(page, "record-large");
  await page.getByRole("button", { name: /^Load all/ }).click();
  await expect(page.getByRole("button", { name: /^Load all/ })).toBeHidden();
});

test("reading starts at the beginning, at an offset, in one partition", async ({ page, cluster, kafka, newTopic }) => {
  const topic = await newTopic("starts", 2);
  const messages = Array.from({ length: 60 }, (_, index) => ({ partition: index % 2, value: `value-${index}` }));
  await kafka.producer.send({ topic, messages });
  const path = apiPath("/api/clusters/[cluster]/topics/[topic]/records", { cluster, topic });
  const read = async (query: string): Promise<string[]> => {
    const answer = await page.request.get(`${path}?${query}`);
    const body: Listed = await answer.json();
    return body.records.map(({ value }) => value.text ?? "");
  };
  expect(await read("from=newest")).toHaveLength(50);
  expect((await read("from=newest&partitions=1&limit=1"))[0]).toBe("value-59");
  expect((await read("from=oldest&partitions=0&limit=2")).sort()).toEqual(["value-0", "value-2"]);
  expect((await read("from=offset&offset=29&partitions=0"))[0]).toBe("value-58");
  await page.goto(pagePath("/clusters/[cluster]/topics/[topic]", { cluster, topic }, { from: "offset", offset: 29 }));
  await expect(page.getByRole("grid").getByText("value-58", { exact: true })).toBeVisible();
  await expect(page.getByRole("grid").getByText("value-0", { exact: true })).toBeHidden();

  // An end before an offset, of all partitions.
  await page.getByLabel("Start at offset").fill("7");
  await page.getByLabel("Start at offset").press("Enter");
  await page.getByLabel("End before offset").fill("9");
  await page.getByLabel("End before offset").press("Enter");
  await expect(page.getByLabel("Coverage of this search")).toContainText("4 of 4 offsets");
  await expect(page.getByRole("grid").getByRole("row").filter({ hasText: "value-" })).toHaveText([
    /value-1[4-7]/,
    /value-1[4-7]/,
    /value-1[4-7]/,
    /value-1[4-7]/,
  ]);
});

test("the key decides the partition, and the dialog says which before sending", async ({ page, cluster, newTopic }) => {
  const topic = await newTopic("key-decides", 6);
  await page.goto(pagePath("/clusters/[cluster]/topics/[topic]", { cluster, topic }));
  await page
    .getByRole("button", { name: /^Produce/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog", { name: /^Produce/ });
  await dialog.getByLabel("Key", { exact: true }).fill("cust-000042");
  await dialog.getByLabel("Value", { exact: true }).fill('{"id": 9223372036854775807}');
  const told = /partition (\d+)/.exec(
    (await dialog
      .getByText(/partition \d+/)
      .first()
      .textContent()) ?? "",
  )?.[1];
  await dialog.getByRole("button", { name: /^Produce/ }).click();
  const path = apiPath("/api/clusters/[cluster]/topics/[topic]/records", { cluster, topic });
  await expect
    .poll(async () => {
      const answer = await page.request.get(path);
      const body: Listed = await answer.json();
      return body.records.map((entry) => [String(entry.partition), entry.value.text]);
    })
    .toEqual([[told, '{"id": 9223372036854775807}']]);
});

test("the editor of a value is left by Tab, sent by Ctrl Enter, and keeps what was typed", async ({
  page,
  cluster,
  newTopic,
}) => {
  const topic = await newTopic("editor");
  await page.goto(pagePath("/clusters/[cluster]/topics/[topic]", { cluster, topic }));
  await page
    .getByRole("button", { name: /^Produce/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog", { name: /^Produce/ });
  const value = dialog.getByLabel("Value", { exact: true });
  await dialog.getByLabel("Kind of value").getByText("JSON").click();
  await value.fill('{"id": 9223372036854775807,\n"price": 0.10,\n"ok": tru}');
  await expect(dialog.locator(".cm-lintRange-error")).toHaveText("t");
  await page.keyboard.press("Tab");
  await expect(value).not.toBeFocused();
  await expect(value).toHaveAttribute("aria-invalid", "true");
  await expect(value).toHaveAccessibleDescription(/Not valid JSON/);
  await capture(page, "produce-json-fault");
  const json = '{"id": 9223372036854775807,\n"price": 0.10,\n"ok": true}';
  await value.fill(json);
  await page.keyboard.press("Control+f");
  await expect(dialog.getByPlaceholder("Find")).toBeFocused();
  await expectAccessible(page, "search of the editor");
  await page.keyboard.press("Escape");
  await expect(dialog.getByPlaceholder("Find")).toBeHidden();
  await expect(value).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(dialog).toBeHidden();
  const answer = await page.request.get(apiPath("/api/clusters/[cluster]/topics/[topic]/records", { cluster, topic }));
  const body: Listed = await answer.json();
  expect(body.records[0]?.value.text).toBe(json);
});

test("a record that is not there says why", async ({ page, cluster, newTopic }) => {
  const topic = await newTopic("absent");
  await page.goto(record(cluster, topic, 0, 12));
  await expect(page.getByRole("main")).toContainText(/beyond|end|no record/i);
  await capture(page, "record-absent");
});

function record(cluster: string, topic: string, partition: number, offset: number, prefix = ""): string {
  const names = { cluster, topic, partition, offset };
  return apiPath(`${prefix}/clusters/[cluster]/topics/[topic]/records/[partition]/[offset]`, names);
}
