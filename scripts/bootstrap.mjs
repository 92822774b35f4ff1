// Runs under whatever Node starts npm (20 or newer), before anything is installed: plain JavaScript, no dependencies.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statfsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname ?? ".", "..");
const recordFile = join(root, "node_modules/.wheelhouse-lock");

const major = Number(process.versions.node.split(".")[0]);
if (major < 20) {
  fail(
    `Node ${process.versions.node} is too old: npm start needs 20 or newer (it then fetches the one it runs on).\n` +
      "Install a newer one (Debian: apt install nodejs from bookworm-backports or nodejs.org; macOS: brew install node), or: docker compose up",
  );
}
const lock = readFileSync(join(root, "package-lock.json"));
const hash = createHash("sha256").update(lock).update(process.platform).update(process.arch).digest("hex");
if (!isInstalled()) await install();

function isInstalled() {
  if (!existsSync(join(root, "node_modules/node/bin/node"))) return false;
  if (existsSync(recordFile) && readFileSync(recordFile, "utf8") === hash) return true;
  // Somebody ran npm themselves: npm's own list, written last, says whether that was this lock file.
  const hidden = join(root, "node_modules/.package-lock.json");
  if (!existsSync(hidden)) return false;
  const have = JSON.parse(readFileSync(hidden, "utf8")).packages;
  const want = Object.entries(JSON.parse(String(lock)).packages).filter(([path, it]) => path !== "" && !it.optional);
  if (want.some(([path, entry]) => have[path]?.version !== entry.version)) return false;
  writeFileSync(recordFile, hash);
  return true;
}

async function install() {
  const disk = statfsSync(root);
  const free = Math.floor((disk.bavail * disk.bsize) / 1e6);
  // npm itself says little when it runs out of space, and only after minutes.
  if (free < 900 && !existsSync(join(root, "node_modules"))) {
    fail(
      `The disk of ${root} has ${free} MB free, and the packages need about 850 MB. Free some space and run npm start again.`,
    );
  }
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const tty = process.stdout.isTTY;
  console.log("Installing packages with npm ci, once (about 850 MB on disk)…");
  const timer = setInterval(
    () => process.stdout.write(tty ? `\r  ${seconds()} s ` : `  still installing, ${seconds()} s\n`),
    tty ? 1_000 : 15_000,
  );
  const npm = process.env.npm_execpath;
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const [command, all] = npm ? [process.execPath, [npm, ...args]] : ["npm", args];
  const child = spawn(command, all, { cwd: root, stdio: ["ignore", "ignore", "pipe"] });
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (text) => (complaints += text));
  const code = await new Promise((done) => {
    child.once("error", (error) => done(error.message));
    child.once("close", (status, signal) => done(signal ?? status));
  });
  clearInterval(timer);
  if (tty) process.stdout.write("\r");
  if (code === 0 && existsSync(join(root, "node_modules/node/bin/node"))) {
    writeFileSync(recordFile, hash);
    console.log(`Installed in ${seconds()} s.`);
    return;
  }
  const said = complaints
    .split("\n")
    .filter((line) => /^npm (error|ERR!)/.test(line) && !/complete log|debug-0\.log/.test(line))
    .slice(0, 4)
    .join("\n");
  fail(`Could not install the packages (npm ci: ${code}).\n${said}${said === "" ? "" : "\n"}${wayOut(complaints)}`);
}

/** @param {string} text */
function wayOut(text) {
  if (/ENOSPC|no space left/i.test(text)) return "The disk is full: free about 1 GB and run npm start again.";
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH|network/i.test(text)) {
    return "The package registry cannot be reached. Check the network (a proxy: npm config set https-proxy …) and run npm start again.";
  }
  if (/EACCES|EPERM/.test(text)) return "The folder cannot be written: check who owns it and run npm start again.";
  if (/EINTEGRITY/.test(text)) return "A package is damaged or altered: npm cache clean --force, then npm start again.";
  return "Run npm start again; with Docker instead: docker compose up";
}

/** @param {string} message */
function fail(message) {
  console.error(`\n${message}`);
  process.exit(1);
}
