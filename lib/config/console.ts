import { isIP } from "node:net";
import { resolve } from "node:path";
import { parsePart } from "./issues.ts";
import type { Reading } from "./report.ts";
import { parts } from "./schema.ts";
import type { ServerConfig } from "./types.ts";

const hostName =
  /^(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?(\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?)*$/;

/** The console's own settings with their defaults; `dataDir` is still the home folder. Null after a report. */
export function buildConsole(raw: unknown, reading: Reading): ServerConfig | null {
  const settings = parsePart(parts.console, raw, ["console"], reading);
  if (settings === null) return null;
  const { host = "127.0.0.1", port = 9021, allowedHosts = [] } = settings;
  let sound = true;
  const fault = (key: string, reason: string) => {
    sound = false;
    reading.error(["console", key], reason);
  };
  if (isIP(host) === 0 && !hostName.test(host))
    fault("host", "must be an IP address or a host name, without scheme and port");
  if (allowedHosts.some((name) => isIP(name.replace(/^\[|\]$/g, "")) === 0 && !hostName.test(name))) {
    fault("allowedHosts", "must be host names, without scheme, port and wildcard");
  }
  if (!sound) return null;
  return {
    host,
    port,
    password: settings.password ?? null,
    token: settings.token ?? null,
    allowedHosts: allowedHosts.map((name) => name.toLowerCase()),
    dataDir: resolve(reading.baseDir, settings.home ?? ".wheelhouse"),
    keepSearchesHours: settings.keepSearchesHours ?? 24,
    logLevel: settings.logLevel ?? "info",
  };
}
