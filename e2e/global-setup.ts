import { startApp } from "./start-app.ts";

/**
 * The console that most specs share: built, started by the launcher, with the embedded Kafka it brings up itself.
 * With WHEELHOUSE_E2E_URL set a developer's running console takes its place.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  if (process.env.WHEELHOUSE_E2E_URL) return () => Promise.resolve();
  const app = await startApp("shared");
  process.env.WHEELHOUSE_E2E_URL = app.url;
  return app.stop;
}
