import { readOwnersFile } from "./files.ts";
import { unresolved, type Path, type Reading, type Env } from "./report.ts";

const reference = /\$?\$\{(env|file):([^}]*)\}/g;

/**
 * Resolves `${env:NAME}` and `${file:path}` in every text of a tree; `$${env:NAME}` stays as `${env:NAME}`.
 * One line end at the end of a file is dropped. Only for trees that the server's owner wrote.
 */
export function interpolate(raw: unknown, env: Env, reading: Reading, at: Path = []): unknown {
  if (typeof raw === "string") {
    return raw.replace(reference, (matched, kind: string, name: string) => {
      if (matched.startsWith("$$")) return matched.slice(1);
      const found = kind === "env" ? fromEnv(name, env) : fromFile(name, reading);
      if ("value" in found) return found.value;
      reading.error(at, found.reason);
      // What stays is some text, so that the rest can still be checked.
      return matched;
    });
  }
  if (Array.isArray(raw)) return raw.map((item, index) => interpolate(item, env, reading, [...at, index]));
  if (typeof raw === "object" && raw !== null) {
    return Object.fromEntries(
      Object.entries(raw).map(([key, value]) => [key, interpolate(value, env, reading, [...at, key])]),
    );
  }
  return raw;
}

type Found = { value: string } | { reason: string };

function fromEnv(name: string, env: Env): Found {
  const value = env[name];
  if (value !== undefined && value !== "") return { value };
  const why = value === undefined ? "is not set" : "is empty";
  return { reason: `${unresolved} the environment variable ${name}, which ${why}` };
}

function fromFile(path: string, { baseDir, files }: Reading): Found {
  const read = readOwnersFile(path, baseDir, files);
  if ("reason" in read) return { reason: `${unresolved} the file ${path}: ${read.reason}` };
  return { value: read.bytes.toString("utf8").replace(/\r?\n$/, "") };
}
