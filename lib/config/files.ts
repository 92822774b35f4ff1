import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const reasons: Record<string, string> = {
  ENOENT: "there is no such file",
  EACCES: "the file may not be read by this user",
  EISDIR: "that is a folder",
  ENOTDIR: "a part of the path is no folder",
  ENAMETOOLONG: "there is no such file",
};

const maxBytes = 1_048_576;

/** Reads a small file (at most 1 MiB) that the owner of the configuration named, relative to `baseDir`, and notes it for the watch. */
export function readOwnersFile(
  path: string,
  baseDir: string,
  files: Set<string>,
): { bytes: Buffer } | { reason: string } {
  if (path.includes("\0")) return { reason: "there is no such file" };
  const absolute = resolve(baseDir, path);
  files.add(absolute);
  try {
    const bytes = readFileSync(absolute);
    return bytes.length > maxBytes ? { reason: "the file is larger than 1 MiB" } : { bytes };
  } catch (error) {
    return { reason: reasons[errorCode(error)] ?? "the file could not be read" };
  }
}

/** The `code` of a system or OpenSSL error, else an empty text. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
