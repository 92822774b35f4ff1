import { type Child, logExcerpt } from "./child.ts";
import { pollUntil } from "./process-table.ts";
import { StartError } from "./start-error.ts";

/** Polls `url` until it answers 200. Throws StartError when the server ends or `timeoutMs` passes first. */
export async function waitForHttp(
  server: Child,
  url: string,
  options: { headers?: Record<string, string>; timeoutMs: number },
): Promise<void> {
  const answers = async () => {
    const signal = AbortSignal.timeout(2_000);
    const response = await fetch(url, { headers: options.headers, signal }).catch(() => null);
    await response?.body?.cancel();
    return response?.status === 200;
  };
  let up = false;
  await pollUntil(async () => !server.running() || (up = await answers()), options.timeoutMs, 200);
  if (up && server.running()) return;
  const why = server.running()
    ? `did not answer within ${Math.round(options.timeoutMs / 1000)} s`
    : "ended while starting";
  throw new StartError(`${server.name} ${why}. ${await logExcerpt(server.logFile, 2)} (log: ${server.logFile})`);
}
