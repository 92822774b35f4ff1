import { openSession, loginRequired } from "#lib/auth/session.ts";
import { apiPath } from "#lib/format/urls.ts";
import { clusters } from "#lib/contracts/clusters.ts";
import { problem } from "#lib/contracts/problem.ts";
import { embeddedId } from "./embedded.ts";

/** Starts the sample data job through the console's own API, as the button on an empty cluster does. Answers a line to print. */
export async function startSampleData(url: string): Promise<string> {
  const headers: Record<string, string> = {
    "content-type": "application/json",
    origin: url,
    "sec-fetch-site": "same-origin",
  };
  if (loginRequired()) {
    const setCookie = await openSession({ name: "launcher", role: "owner" }, false);
    headers.cookie = setCookie.split(";")[0] ?? "";
  }
  const { method, path } = clusters.createSampleData;
  const address = `${url}${apiPath(path, { cluster: embeddedId })}`;
  try {
    const response = await fetch(address, { method, headers, body: "{}" });
    if (response.ok) return `Sample data: being written, see ${url}/jobs`;
    const told = problem.safeParse(await response.json().catch(() => null));
    return `Sample data not started: ${told.success ? told.data.detail : `the console answered ${response.status}`}`;
  } catch (error) {
    return `Sample data not started: ${error instanceof Error ? error.message : String(error)}`;
  }
}
