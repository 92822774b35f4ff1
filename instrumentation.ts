/** Runs once, before the server takes its first request. A store of a newer version stops the start here. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { markRequests } = await import("#lib/http/peer.ts");
  const { onShutdown } = await import("#lib/config/shutdown.ts");
  const { closeStore, store } = await import("#lib/store/store.ts");
  const { startJobs, stopJobs } = await import("#lib/jobs/runner.ts");
  markRequests();
  store();
  onShutdown("store", closeStore);
  startJobs();
  onShutdown("jobs", stopJobs);
}
