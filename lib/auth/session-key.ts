import { hkdfSync, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { serverConfig } from "#lib/config/config.ts";
import { globalState } from "#lib/config/global-state.ts";
import { logger } from "#lib/config/log.ts";

/**
 * The 32 bytes that sign sessions (HS256). The password and the token are mixed in, so that changing either ends every session.
 * They come from `WHEELHOUSE_SESSION_KEY`, or from a 0600 file outside the data folder, made at first use.
 */
export function sessionKey(): Uint8Array {
  const { password, token } = serverConfig();
  const state = globalState("wheelhouse.session-key", () => ({ root: rootKey() }));
  return new Uint8Array(hkdfSync("sha256", state.root, JSON.stringify([password, token]), "wheelhouse session", 32));
}

function rootKey(): Buffer {
  const given = process.env.WHEELHOUSE_SESSION_KEY ?? "";
  if (given.length >= 32) return Buffer.from(given);
  if (given !== "")
    throw new Error("WHEELHOUSE_SESSION_KEY is shorter than 32 characters. Use e.g. `openssl rand -hex 32`.");
  const config = process.env.XDG_CONFIG_HOME ?? join(homedir(), ".config");
  return keyFile(join(config, "wheelhouse", "session.key"));
}

function keyFile(file: string): Buffer {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    // `wx`: of two consoles that start together, one writes and both read the same key.
    writeFileSync(file, randomBytes(32), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) return passingKey(error);
  }
  const key = readFileSync(file);
  return key.length === 32 ? key : passingKey(new Error(`${file} does not hold 32 bytes`));
}

function passingKey(error: unknown): Buffer {
  logger().warn(
    { err: error },
    "no session key can be kept: sign-ins end when the console stops. Set WHEELHOUSE_SESSION_KEY.",
  );
  return randomBytes(32);
}
