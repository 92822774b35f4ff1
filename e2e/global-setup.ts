import { startApp } from "./start-app.ts";

/** The console that most specs share: built, started by the launcher, with the embedded Kafka it brings up itself. */
export default async function setUp(): Promise<() => Promise<void>> {
  const app = await startApp("shared");
  process.env.WHEELHOUSE_E2E_URL = app.url;
  return app.stop;
}
