import { writeFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { isMainThread } from "node:worker_threads";

// Loaded into a console under measurement by `--import`: on SIGUSR2 it writes the delay of the event loop since the last time, in ms.
const file = process.env.BENCH_LOOP_DELAY;
if (isMainThread && file !== undefined && file !== "") {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  process.on("SIGUSR2", () => {
    const ms = (nanoseconds: number) => nanoseconds / 1e6;
    writeFileSync(file, JSON.stringify({ p99: ms(delay.percentile(99)), max: ms(delay.max) }));
    delay.reset();
  });
}
