export type PathParams = Record<string, string | number>;
export type SearchValue = string | number | boolean | bigint | null | undefined;
export type Search = Record<string, SearchValue | readonly SearchValue[]>;

/** Browsers and servers swallow dot segments and empty ones, so such a name gets a `~` before it, as does one that begins with `~`. */
function guard(name: string): string {
  return name === "" || name === "." || name === ".." || name.startsWith("~") ? `~${name}` : name;
}

function unguard(segment: string): string {
  return segment.startsWith("~") ? segment.slice(1) : segment;
}

/** One name as one path segment: guarded, then percent-encoded (RFC 3986). Any name survives, the empty one too. */
export function encodeSegment(name: string | number): string {
  return encodeURIComponent(guard(String(name).toWellFormed()));
}

/** The name behind a parameter of a route handler, which Next hands over percent-decoded. */
export function decodeApiParam(param: string): string {
  return unguard(param);
}

/** The name behind a parameter of a page, which Next hands over still percent-encoded. Malformed escapes are kept as they are. */
export function decodePageParam(param: string): string {
  try {
    return unguard(decodeURIComponent(param));
  } catch {
    return unguard(param);
  }
}

/**
 * Fills a template such as `/api/clusters/[cluster]/topics/[topic]` with names.
 * @throws Error when the template asks for a parameter that is not given.
 */
export function apiPath(template: string, params: PathParams = {}): string {
  return template.replace(/\[([A-Za-z0-9_]+)\]/g, (_, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined) throw new Error(`The path ${template} needs the parameter "${name}".`);
    return encodeSegment(value);
  });
}

/** `?a=1&b=2`, or an empty text. Null and undefined are left out, lists repeat their key. */
export function searchString(search: Search): string {
  const pairs = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== null && item !== undefined) pairs.append(key, String(item));
    }
  }
  const text = pairs.toString();
  return text === "" ? "" : `?${text}`;
}

/** The path of a page, written as its folder under `app/` is, e.g. `/clusters/[cluster]/topics/[topic]`. */
export function pagePath(template: string, params: PathParams = {}, search: Search = {}): string {
  return apiPath(template, params) + searchString(search);
}
