export type Stopper = {
  /** Aborted when the launcher ends; long steps listen to it. */
  signal: AbortSignal;
  /** Runs at the end, side by side with the others. */
  add: (stop: () => Promise<void> | void) => void;
  /** Stops everything and leaves with `code`; a second call leaves at once. Never returns. */
  end: (code: number) => Promise<never>;
};

/**
 * Ends the launcher in order on SIGINT, SIGTERM, SIGHUP and when its own parent (npm) dies; a second signal ends it at
 * once. Children that are left are ended by their tethers.
 */
export function openStopper(): Stopper {
  const controller = new AbortController();
  const stops: (() => Promise<void> | void)[] = [];
  const parent = process.ppid;
  const end = async (code: number): Promise<never> => {
    if (controller.signal.aborted) process.exit(code);
    controller.abort(new Error("The launcher ends"));
    // The exit closes the pipes of the tethers, which take what is still there.
    setTimeout(() => process.exit(code), 5_500).unref();
    await Promise.allSettled(stops.map(async (stop) => stop()));
    process.exit(code);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (process.stdout.isTTY) process.stdout.write("\r\u001b[K");
      if (!controller.signal.aborted) process.stdout.write("Stopping…\n");
      void end(0);
    });
  }
  setInterval(() => {
    if (process.ppid !== parent && !controller.signal.aborted) void end(0);
  }, 500).unref();
  return { signal: controller.signal, add: (stop) => void stops.push(stop), end };
}
