import type { HttpServiceConfig } from "#lib/config/types.ts";
import { AppError } from "#lib/errors.ts";

/** Address of a call; each segment encoded on its own, as names may hold `/`. */
export function registryUrl(
  { url }: HttpServiceConfig,
  path: readonly (string | number)[],
  query: Record<string, string> = {},
): URL {
  const full = new URL(`${url.replace(/\/+$/, "")}/${path.map(segment).join("/")}`);
  for (const [name, value] of Object.entries(query)) full.searchParams.set(name, value);
  return full;
}

// URL parsers swallow a dot segment, encoded or not: the call would reach another resource.
function segment(part: string | number): string {
  const name = String(part).toWellFormed();
  if (name !== "." && name !== "..") return encodeURIComponent(name);
  throw new AppError(
    "validation-failed",
    `A subject named "${name}" cannot be addressed over HTTP. Choose another name.`,
  );
}
