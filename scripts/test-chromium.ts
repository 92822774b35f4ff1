import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { program } from "./test-steps.ts";

const candidates = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Path of a Chromium of the system; null when there is none, Playwright's own may then be there. */
export function systemChromium(): string | null {
  return candidates.find((path) => existsSync(path)) ?? null;
}

/**
 * Makes sure that there is a Chromium: the system's, Playwright's own, or one installed now (Debian: apt-get, elsewhere
 * Playwright's download). Returns what is missing in words, null when all is well.
 */
export function ensureChromium(): string | null {
  if (haveChromium()) return null;
  console.log("No Chromium yet: installing it, this takes a minute");
  const tried: string[] = [];
  if (existsSync("/etc/debian_version") && process.getuid?.() === 0) {
    tried.push("apt-get install chromium");
    run("apt-get", ["update", "-qq"]);
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"]);
  }
  if (!haveChromium()) {
    tried.push("npx playwright install chromium");
    run(process.execPath, [program("@playwright/test/cli.js"), "install", "chromium"]);
  }
  if (haveChromium()) return null;
  return (
    `No Chromium, so the browser tests cannot run. Tried: ${tried.join(", ")}.\n` +
    "Install it as root with: apt-get update && apt-get install -y chromium"
  );
}

function haveChromium(): boolean {
  return systemChromium() !== null || existsSync(chromium.executablePath());
}

function run(command: string, args: string[]): void {
  spawnSync(command, args, {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}
