// A console of its own process for lib/jobs/runner.test.ts, which kills it: `node job-console.ts <dataDir>` runs the jobs in that store,
// with `kafka` behind it on the Kafka of the broker tests.
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { useStore } from "./console.ts";
import { jobKinds } from "#lib/jobs/kinds.ts";
import { startJobs } from "#lib/jobs/runner.ts";

const dataDir = process.argv[2] ?? "";
useStore(dataDir);
if (process.argv[3] === "kafka") (await import("#lib/kafka/test-cluster.ts")).testCluster();

jobKinds.push({
  kind: "count",
  async run({ checkpoint, saveCheckpoint, signal }) {
    for (let n = Number(checkpoint ?? 0) + 1; ; n++) {
      appendFileSync(join(dataDir, "steps"), `${process.pid} ${n}\n`);
      saveCheckpoint(n);
      await delay(20, undefined, { signal });
    }
  },
});

startJobs();
// Holds the process: the runner's own timer does not.
setInterval(() => undefined, 60_000);
