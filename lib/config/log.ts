import pino from "pino";
import type { Logger } from "pino";
import { serverConfig } from "./config.ts";
import { globalState } from "./global-state.ts";

/** The one logger: JSON lines on stderr with levels of `WHEELHOUSE_LOG_LEVEL`. Give it route patterns, never URLs, payloads or secrets. */
export function logger(): Logger {
  const state = globalState("wheelhouse.log", () => ({ logger: open() }));
  return state.logger;
}

function open(): Logger {
  const { logLevel } = serverConfig();
  return pino({ level: logLevel, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }, process.stderr);
}
