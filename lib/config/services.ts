import { isIPv6 } from "node:net";
import type { Path, Reading } from "./report.ts";
import type { HttpServiceInput, SaslInput } from "./schema.ts";
import { buildTls } from "./tls.ts";
import type { Address, HttpAuth, HttpServiceConfig, SaslConfig } from "./types.ts";

/** `host:port`, `1.2.3.4:9092` or `[::1]:9092`; null when it is none. A port is never guessed. */
export function parseAddress(text: string): Address | null {
  const match =
    /^(?:\[([0-9a-fA-F:.]+(?:%[\w.-]+)?)\]|([A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_.])?)):(\d{1,5})$/.exec(text);
  const port = Number(match?.[3] ?? 0);
  const host = match?.[1] ?? match?.[2] ?? "";
  if (match === null || port < 1 || port > 65_535 || host.length > 253) return null;
  return match[1] !== undefined && !isIPv6(host) ? null : { host, port };
}

/** Bootstrap addresses; each that is none is reported. */
export function buildBootstrap(addresses: readonly string[], at: Path, reading: Reading): Address[] {
  return addresses.flatMap((text, index) => {
    const address = parseAddress(text.trim());
    if (address !== null) return [address];
    const place = addresses.length > 1 ? [...at, index] : at;
    const hint = text.includes("://")
      ? "without a scheme in front"
      : /^[^:]*$/.test(text)
        ? "its port is missing"
        : "an IPv6 address in brackets, [::1]:9092";
    reading.error(place, `must be host:port (${hint})`);
    return [];
  });
}

/** An http(s) address without user, password, query and fragment, and not link-local. Null after a report. */
export function buildUrl(text: string, at: Path, reading: Reading): string | null {
  const url = URL.parse(text);
  const fault =
    url === null || !["http:", "https:"].includes(url.protocol)
      ? "must be an address that begins with http:// or https://"
      : url.username !== "" || url.password !== ""
        ? "must not hold user and password; give them as username and password"
        : url.search !== "" || url.hash !== ""
          ? "must not hold a query or a fragment"
          : isLinkLocal(url.hostname)
            ? "points to a link-local address, where clouds keep credentials of machines"
            : null;
  if (fault === null && url !== null) return url.href;
  reading.error(at, fault ?? "is no address");
  return null;
}

/** 169.254.0.0/16 and fe80::/10, also as IPv4-mapped IPv6; the host as WHATWG URL writes it. */
export function isLinkLocal(hostname: string): boolean {
  return /^169\.254\./.test(hostname) || /^\[fe[89ab][0-9a-f]:/i.test(hostname) || /^\[::ffff:a9fe:/i.test(hostname);
}

function buildAuth({ username, password, token }: HttpServiceInput, at: Path, reading: Reading): HttpAuth | null {
  if (token !== undefined) {
    if (username !== undefined || password !== undefined)
      reading.error([...at, "token"], "stands beside username or password; keep one of the two ways");
    return { kind: "bearer", token };
  }
  if (username === undefined && password === undefined) return null;
  if (username === undefined) reading.error([...at, "username"], "is missing beside the password");
  if (password === undefined) reading.error([...at, "password"], "is missing beside the username");
  return { kind: "basic", username: username ?? "", password: password ?? "" };
}

/** A schema registry or Connect cluster; null after a report. */
export function buildService(
  input: HttpServiceInput,
  name: string,
  at: Path,
  reading: Reading,
): HttpServiceConfig | null {
  const url = buildUrl(input.url, [...at, "url"], reading);
  const auth = buildAuth(input, at, reading);
  const tls = input.tls == null ? null : buildTls(input.tls, [...at, "tls"], reading);
  if (url === null) return null;
  if (tls !== null && url.startsWith("http:")) reading.error([...at, "tls"], "has no meaning with an http:// address");
  return { name, url: url.replace(/\/+$/, ""), auth, tls };
}

const loginKeys = ["username", "password"] as const;
const tokenKeys = ["tokenEndpoint", "clientId", "clientSecret"] as const;
const optionalTokenKeys = ["scope", "extensions"] as const;

/** The login; null after a report. */
export function buildSasl(input: SaslInput, at: Path, reading: Reading): SaslConfig | null {
  const tokens = input.mechanism === "OAUTHBEARER";
  for (const key of tokens ? tokenKeys : loginKeys) {
    if (input[key] === undefined) reading.error([...at, key], `is missing; ${input.mechanism} needs it`);
  }
  for (const key of tokens ? loginKeys : [...tokenKeys, ...optionalTokenKeys]) {
    if (input[key] !== undefined) reading.error([...at, key], `has no meaning with ${input.mechanism}`);
  }
  if (input.mechanism !== "OAUTHBEARER") {
    const { mechanism, username, password } = input;
    return username === undefined || password === undefined ? null : { mechanism, username, password };
  }
  const { tokenEndpoint, clientId, clientSecret } = input;
  const endpoint = tokenEndpoint === undefined ? null : buildUrl(tokenEndpoint, [...at, "tokenEndpoint"], reading);
  for (const [name, value] of Object.entries(input.extensions ?? {})) {
    // RFC 7628 section 3.1; `auth` is the token itself.
    if (!/^[A-Za-z]+$/.test(name) || name === "auth")
      reading.error([...at, "extensions"], "may have names of letters only, and not auth");
    if (/[^\x21-\x7e \t\r\n]/.test(value))
      reading.error([...at, "extensions"], "may have values of printable ASCII only");
  }
  if (endpoint === null || clientId === undefined || clientSecret === undefined) return null;
  return {
    mechanism: "OAUTHBEARER",
    tokenEndpoint: endpoint,
    clientId,
    clientSecret,
    scope: input.scope ?? null,
    extensions: input.extensions ?? {},
  };
}
