import { wheelhouseHome } from "./embedded/home.ts";
import { StartError } from "./embedded/start-error.ts";
import { build, isBuilt } from "./launch/build.ts";
import { openProgress } from "./launch/progress.ts";
import { openStopper } from "./launch/stop.ts";

// Builds the console unless the build that is there was made from the same sources.
const progress = openProgress();
const stopper = openStopper();
try {
  if (await isBuilt()) progress.line("The console is built already; its sources did not change.");
  else {
    await progress.step("Building the console", build({ logDir: wheelhouseHome().logs, signal: stopper.signal }));
  }
} catch (error) {
  console.error(`\n${error instanceof StartError ? error.message : error instanceof Error ? error.stack : error}`);
  process.exitCode = 1;
}
