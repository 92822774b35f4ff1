import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, beforeEach, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { AppError } from "#lib/errors.ts";
import { listAudit } from "#lib/store/audit-log.ts";
import { store } from "#lib/store/store.ts";
import { testConsole } from "../../scripts/testing/console.ts";
import { until } from "../../scripts/testing/server.ts";
import type { JobContext } from "./kind.ts";
import { jobKinds } from "./kinds.ts";
import { endJob, insertJob, leaseMs, readJob, takeJob, writeCheckpoint } from "./rows.ts";
import { cancelJob, listJobs, startJob, startJobs, stopJobs, watchJobs } from "./runner.ts";

let work: (context: JobContext) => Promise<string>;
jobKinds.push({ kind: "test", run: (context) => work(context) });

let testing: ReturnType<typeof testConsole>;
beforeEach(() => (testing = testConsole()));
afterEach(async () => {
  await stopJobs();
  testing[Symbol.dispose]();
});

const owner = { owner: "o", cluster: "open", input: { size: 3 } };
const stateOf = (id: string) => readJob(id)?.state;
const reaches = (id: string, state: string) => until(() => stateOf(id) === state, 5_000, `the job is ${state}`);
const forever = ({ signal }: JobContext) => delay(60_000, "late", { signal });

test("runs a job, keeps its result and writes its end to the audit log", async () => {
  startJobs();
  work = async ({ input, cluster, progress }) => {
    progress("1 of 3", 1 / 3);
    return `${JSON.stringify(input)} on ${cluster}`;
  };
  const { id } = startJob("test", owner);
  await reaches(id, "succeeded");
  const job = readJob(id);
  assert.equal(job?.result, '{"size":3} on open');
  assert.deepEqual([job.progress, job.fraction, job.resumed], ["1 of 3", 1 / 3, 0]);
  const [row] = listAudit({ limit: 1 }).entries;
  assert.deepEqual([row?.action, row?.who, row?.outcome, row?.target], ["job.test", "o", "succeeded", id]);
});

test("keeps the words of our own errors and withholds those of defects", async () => {
  startJobs();
  work = () => Promise.reject(new AppError("broker-unreachable", "Broker 4 does not answer."));
  const first = startJob("test", owner).id;
  await reaches(first, "failed");
  assert.equal(readJob(first)?.error, "Broker 4 does not answer.");
  const unknown = startJob("no-such-kind", owner).id;
  await reaches(unknown, "failed");
  assert.match(readJob(unknown)?.error ?? "", /no job "no-such-kind"/);
});

test("cancels a queued job at once and a running one through its signal; an ended one stays", async () => {
  const queued = startJob("test", owner).id;
  assert.equal(cancelJob(queued).state, "cancelled");
  startJobs();
  work = forever;
  const running = startJob("test", owner).id;
  await reaches(running, "running");
  assert.equal(cancelJob(running).state, "cancelling");
  await reaches(running, "cancelled");
  assert.equal(cancelJob(running).state, "cancelled");
  assert.throws(() => cancelJob("nope"), { code: "not-found" });
});

test("jobs are found by what they work on", () => {
  const about = (input: object, cluster = "open") => startJob("test", { owner: "o", cluster, input }).id;
  const producer = about({ topic: "t" });
  const members = about({ topic: "t", group: "g" });
  about({ topic: "t" }, "other");
  const plain = about({ size: 3 });
  const ids = (filter: Parameters<typeof listJobs>[0]) => listJobs(filter).map(({ id }) => id);
  assert.deepEqual(ids({ cluster: "open" }), [plain, members, producer]);
  assert.deepEqual(ids({ cluster: "open", topic: "t" }), [members, producer]);
  assert.deepEqual(ids({ group: "g" }), [members]);
  assert.deepEqual(ids({ topic: "none" }), []);
  const { topic, group } = readJob(members) ?? {};
  assert.deepEqual([topic, group, readJob(plain)?.topic], ["t", "g", null]);
});

test("a job that ends with the console is not taken up by the next one", async () => {
  let runs = 0;
  const fleeting = async ({ signal }: JobContext) => {
    runs += 1;
    await delay(60_000, undefined, { signal }).catch(() => undefined);
    return "left";
  };
  jobKinds.push({ kind: "fleeting", resumable: false, run: fleeting });
  startJobs();
  const stopped = startJob("fleeting", owner).id;
  await reaches(stopped, "running");
  await stopJobs();
  assert.deepEqual([stateOf(stopped), runs], ["cancelled", 1]);
  assert.match(readJob(stopped)?.result ?? "", /ended with the console/);
  // Its console crashed: nobody was there to end it.
  const crashed = startJob("fleeting", owner).id;
  takeJob("gone");
  store().exec("UPDATE job SET lease_until = 1");
  startJobs();
  await reaches(crashed, "cancelled");
  assert.match(readJob(crashed)?.result ?? "", /ended with the console/);
  assert.equal(runs, 1);
  jobKinds.pop();
});

test("a lease is taken once, and work without it is not written", () => {
  insertJob({ id: "j", kind: "test", ...owner });
  assert.equal(takeJob("a")?.id, "j");
  assert.equal(takeJob("b"), null);
  store().exec("UPDATE job SET lease_until = 1");
  assert.deepEqual([takeJob("b")?.resumed, takeJob("a")], [1, null]);
  assert.equal(writeCheckpoint("j", "a", 1), false);
  assert.equal(endJob("j", "a", { state: "succeeded", result: "", error: null }), false);
  assert.equal(stateOf("j"), "running");
});

test("a run whose lease is lost is stopped and leaves the row to the new owner", async () => {
  startJobs();
  let stopped = false;
  work = async ({ signal, saveCheckpoint }) => {
    try {
      for (let n = 0; ; n++) {
        await delay(5, undefined, { signal });
        saveCheckpoint(n);
      }
    } finally {
      stopped = true;
    }
  };
  const { id } = startJob("test", owner);
  await reaches(id, "running");
  store().exec(`UPDATE job SET lease_owner = 'other', lease_until = ${Date.now() + 60_000}`);
  await until(() => stopped, 5_000, "the run stopped");
  assert.equal(stateOf(id), "running");
});

test("stopping the console hands a job over with its checkpoint", async () => {
  startJobs();
  const checkpoints: unknown[] = [];
  work = async (context) => {
    checkpoints.push(context.checkpoint);
    if (checkpoints.length > 1) return "done";
    context.saveCheckpoint({ at: 7 });
    return forever(context);
  };
  const { id } = startJob("test", owner);
  await until(() => checkpoints.length === 1, 5_000, "it runs");
  await stopJobs();
  assert.equal(stateOf(id), "running");
  startJobs();
  await reaches(id, "succeeded");
  assert.deepEqual(checkpoints, [null, { at: 7 }]);
  assert.equal(readJob(id)?.resumed, 1);
});

test("watch sends the list, then again after each change, and ends with its signal", async () => {
  startJobs();
  work = async () => "done";
  const abort = new AbortController();
  const states: string[] = [];
  for await (const { jobs } of watchJobs(abort.signal)) {
    states.push(jobs.map((job) => job.state).join());
    if (states.length === 1) startJob("test", owner);
    if (jobs[0]?.state === "succeeded") abort.abort();
  }
  assert.equal(states[0], "");
  assert.equal(states.at(-1), "succeeded");
});

test("no timer is left when nothing is open", async () => {
  startJobs();
  work = async () => "done";
  const { id } = startJob("test", owner);
  await reaches(id, "succeeded");
  const state: { timer: unknown } = Reflect.get(globalThis, Symbol.for("wheelhouse.jobs"));
  await until(() => state.timer === null, 5_000, "the timer is gone");
  assert.equal(listJobs().length, 1);
});

const children = new Set<ReturnType<typeof spawn>>();
after(() => children.forEach((child) => child.kill("SIGKILL")));

test("goes on from the checkpoint after kill -9, never in two consoles at once", async () => {
  insertJob({ id: "j", kind: "count", ...owner });
  const steps = join(testing.dataDir, "steps");
  const lines = () => (existsSync(steps) ? readFileSync(steps, "utf8").trim().split("\n") : []);
  const start = () => {
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, "../../scripts/testing/job-console.ts"), testing.dataDir],
      {
        stdio: "inherit",
      },
    );
    children.add(child);
    return child;
  };
  const first = start();
  await until(() => lines().length >= 5, 20_000, "the first console works");
  const second = start();
  await until(() => lines().length >= 30, 20_000, "the first console goes on");
  first.kill("SIGKILL");
  await until(
    () => lines().some((line) => line.startsWith(`${second.pid} `)),
    leaseMs + 20_000,
    "the second takes over",
  );
  await until(() => (readJob("j")?.resumed ?? 0) === 1, 5_000, "it counts as resumed");
  const owners = lines().map((line) => line.split(" ")[0]);
  assert.equal(owners.lastIndexOf(String(first.pid)) + 1, owners.indexOf(String(second.pid)), "one after the other");
  const numbers = lines().map((line) => Number(line.split(" ")[1]));
  const repeated = numbers.length - new Set(numbers).size;
  assert.ok(repeated <= 1, `only the step without a checkpoint may repeat, ${repeated} did`);
  assert.equal(Math.max(...numbers), new Set(numbers).size, "no step is missing");
  cancelJob("j");
  await reaches("j", "cancelled");
});
