import { execFile } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { wheelhouseHome } from "../embedded/home.ts";

const run = promisify(execFile);
const requirements = join(import.meta.dirname, "requirements.txt");
const installMs = 120_000;

/** The Python with Confluent's serializers, installed once below the git-ignored folder; or why there is none. */
export async function serializersPython(): Promise<{ python: string } | { missing: string }> {
  const folder = join(wheelhouseHome().root, "python-serializers");
  const python = join(folder, "bin/python");
  const stamp = join(folder, "installed.txt");
  const wanted = readFileSync(requirements, "utf8");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return { python };
  try {
    rmSync(folder, { recursive: true, force: true });
    await run("python3", ["-m", "venv", folder], { timeout: installMs });
    await run(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements], {
      timeout: installMs,
    });
    writeFileSync(stamp, wanted);
    return { python };
  } catch (error) {
    const why = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "unknown fault";
    return { missing: `Python 3 with Confluent's serializers cannot be installed here: ${why}` };
  }
}
