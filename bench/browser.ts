import { chromium, type Browser, type Page } from "@playwright/test";
import { systemChromium } from "../scripts/test-chromium.ts";
import { createNamed, createTopics, fillTopic } from "./fixtures.ts";
import { median, startConsole } from "./measure.ts";
import { row, type Row } from "./rows.ts";
import type { Bench } from "./scenarios.ts";

/** Code that the first page must not carry, by text that survives minification. */
const lazy = { recharts: "recharts-surface", CodeMirror: "cm-editor", "palette index": "interSplit" };
const rounds = 3;
const scrollMs = 4_000;
const streamMs = 6_000;
const watchMs = 180_000;

/** What a person's browser has to do: first load, stillness of the page, longest task, memory of a tab left open. */
export async function browser(bench: Bench): Promise<Row[]> {
  await createTopics(bench.connection, "bench-page", 200, 3);
  await createNamed(bench.connection, ["bench-page-filled"], 6);
  await fillTopic(bench.connection, "bench-page-filled", 6, 20_000);
  const console = await startConsole(bench.bootstrap, { WHEELHOUSE_DESIGN: "1" });
  const executablePath = systemChromium();
  const chrome = await chromium.launch({
    ...(executablePath === null ? {} : { executablePath }),
    args: ["--no-sandbox"],
  });
  try {
    const topics = `${console.url}/clusters/kafka/topics`;
    return [
      ...(await firstLoad(chrome, topics)),
      ...(await longestTask(chrome, `${console.url}/design/table?view=many`, "scrolling 100,000 rows", scroll)),
      ...(await longestTask(chrome, `${console.url}/design/table?view=stream`, "5,000 rows/s into a table", (page) =>
        page.waitForTimeout(streamMs),
      )),
      ...(await memoryOfTab(chrome, topics)),
    ];
  } finally {
    await chrome.close();
    await console.stop();
  }
}

async function firstLoad(chrome: Browser, url: string): Promise<Row[]> {
  const loads = [];
  for (let round = 0; round < rounds; round++) loads.push(await loadOnce(chrome, url));
  const [first] = loads;
  if (first === undefined) throw new Error("No page was loaded.");
  const rows = [
    row("JavaScript of the topics page, gzip, until idle", "kB", first.scriptBytes / 1000),
    row("largest contentful paint of the topics page", "ms", median(loads.map(({ paintMs }) => paintMs))),
    row("cumulative layout shift, figures filled in", "", Math.max(...loads.map(({ shift }) => shift))),
  ];
  const unwanted = Object.entries(lazy).filter(([, text]) => first.scripts.some((script) => script.includes(text)));
  const names = unwanted.map(([name]) => name).join(", ");
  rows.push(
    row(`recharts, CodeMirror, palette index among it${names === "" ? "" : `: ${names}`}`, "", unwanted.length),
  );
  return rows;
}

/** A first visit: nothing cached, all that is asked for until the figures of the rows are there and the network rests. */
async function loadOnce(chrome: Browser, url: string) {
  const context = await chrome.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(observe);
  const session = await context.newCDPSession(page);
  const scripts = new Map<string, number>();
  const bodies: Promise<string>[] = [];
  // What came before the body are its headers: the security policy weighs as much as a small script.
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    if (type === "Script") scripts.set(requestId, -response.encodedDataLength);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const headers = scripts.get(requestId);
    if (headers === undefined) return;
    scripts.set(requestId, encodedDataLength + headers);
    bodies.push(session.send("Network.getResponseBody", { requestId }).then(({ body }) => body));
  });
  await session.send("Network.enable");
  await page.goto(url);
  await page.locator('[data-column="messages"]').first().filter({ hasText: /\d/ }).waitFor();
  await page.waitForTimeout(3_000);
  const seen = await page.evaluate(() => {
    const kept: unknown = Reflect.get(window, "benchSeen");
    return JSON.stringify(kept);
  });
  const { paint, shift }: { paint: number; shift: number } = JSON.parse(seen);
  const bytes = [...scripts.values()].reduce((sum, size) => sum + size, 0);
  const loaded = { scriptBytes: bytes, scripts: await Promise.all(bodies), paintMs: paint, shift };
  await context.close();
  return loaded;
}

/** Runs in the page before its own scripts. */
function observe() {
  const seen = { paint: 0, shift: 0 };
  Reflect.set(window, "benchSeen", seen);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.paint = entry.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.shift += Number(Reflect.get(entry, "value"));
  }).observe({ type: "layout-shift", buffered: true });
}

/** The longest task of the page's main thread while `act` runs, median of a few rounds, on the clock and in CPU time. */
async function longestTask(
  chrome: Browser,
  url: string,
  what: string,
  act: (page: Page) => Promise<void>,
): Promise<Row[]> {
  const page = await chrome.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(url);
  await page.getByRole("row").nth(20).waitFor();
  await page.waitForTimeout(2_000);
  const longest: { wallMs: number; cpuMs: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    await chrome.startTracing(page, {
      categories: ["toplevel", "disabled-by-default-devtools.timeline", "__metadata"],
    });
    await act(page);
    longest.push(longestOf((await chrome.stopTracing()).toString("utf8")));
  }
  await page.close();
  return [
    row(`longest task, ${what}`, "ms", median(longest.map(({ wallMs }) => wallMs))),
    // On a busy machine a task also waits for its turn.
    row(`longest task, ${what}, CPU time`, "ms", median(longest.map(({ cpuMs }) => cpuMs))),
  ];
}

type TraceEvent = { name: string; pid: number; tid: number; dur?: number; tdur?: number; args?: { name?: string } };

function longestOf(trace: string): { wallMs: number; cpuMs: number } {
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(trace);
  const threadOf = (event: TraceEvent) => `${event.pid}:${event.tid}`;
  const pages = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map((event) => threadOf(event)),
  );
  const tasks = traceEvents.filter((event) => event.name.endsWith("RunTask") && pages.has(threadOf(event)));
  if (tasks.length === 0) throw new Error("The trace holds no task of a page.");
  const most = (time: "dur" | "tdur") => tasks.reduce((longest, task) => Math.max(longest, task[time] ?? 0), 0) / 1000;
  return { wallMs: most("dur"), cpuMs: most("tdur") };
}

/** The wheel, as fast as a hand turns it, down and up again. */
async function scroll(page: Page): Promise<void> {
  await page.mouse.move(800, 500);
  const until = Date.now() + scrollMs;
  for (let step = 0; Date.now() < until; step++) {
    await page.mouse.wheel(0, step % 60 < 40 ? 900 : -900);
    await page.waitForTimeout(16);
  }
}

/** JS heap after a forced collection, once the page has settled and after minutes of live refresh. */
async function memoryOfTab(chrome: Browser, url: string): Promise<Row[]> {
  const page = await chrome.newPage({ viewport: { width: 1440, height: 900 } });
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.enable");
  const heapMiB = async () => {
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    return usedSize / 2 ** 20;
  };
  await page.goto(url);
  await page.locator('[data-column="messages"]').first().waitFor();
  await page.waitForTimeout(30_000);
  const settled = await heapMiB();
  await page.waitForTimeout(watchMs);
  const later = await heapMiB();
  await page.close();
  return [
    row("JS heap of the topics page, settled", "MiB", settled),
    row(`its growth over ${watchMs / 60_000} min of live refresh`, "MiB", later - settled),
  ];
}
