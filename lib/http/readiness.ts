import { clusterConfigs } from "#lib/config/config.ts";
import { logger } from "#lib/config/log.ts";
import { store } from "#lib/store/store.ts";

/** 200 when the console can do its work: the configuration is valid and the store answers. Clusters that are down are no reason. */
export function readiness(): Response {
  const checks = {
    configuration: passes(() => clusterConfigs()),
    store: passes(() => store().prepare("SELECT 1").get()),
  };
  const ready = checks.configuration && checks.store;
  return Response.json({ status: ready ? "ready" : "not ready", checks }, { status: ready ? 200 : 503 });
}

function passes(check: () => unknown): boolean {
  try {
    check();
    return true;
  } catch (error) {
    logger().error({ err: error }, "not ready");
    return false;
  }
}
