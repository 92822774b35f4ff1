import { BlockList } from "node:net";
import { serverConfig } from "#lib/config/config.ts";

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

const loopbackNames = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Whether the console answers to this `Host` header: loopback names and its own address on its own port, beside what the
 * owner allowed. A foreign name that resolves to this machine (DNS rebinding) is not among them.
 */
export function isAllowedHost(header: string | null): boolean {
  const match = /^([a-z0-9._-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?$/i.exec(header ?? "");
  if (match === null) return false;
  const name = (match[1] ?? "").toLowerCase();
  const port = match[2] === undefined ? null : Number(match[2]);
  const { host, port: own, allowedHosts } = serverConfig();
  const allowed = allowedHosts.map((entry) => entry.toLowerCase());
  if (allowed.includes(name) || (port !== null && allowed.includes(`${name}:${port}`))) return true;
  const names = [...loopbackNames, host.includes(":") ? `[${host}]` : host.toLowerCase()];
  return names.includes(name) && (port ?? 80) === own;
}

/** Why the console must not listen at `host` (a name or address), or null when it may: beyond this machine a login is needed. */
export function refusalToListen(host: string, hasLogin: boolean): string | null {
  if (hasLogin || isLoopback(host)) return null;
  return (
    `The console does not listen at ${host}: everyone who reaches that address could use it, since no login is configured. ` +
    "Set WHEELHOUSE_PASSWORD or WHEELHOUSE_TOKEN, or listen at 127.0.0.1."
  );
}

function isLoopback(host: string): boolean {
  if (host.toLowerCase() === "localhost") return true;
  const address = host.replace(/^\[|\]$/g, "");
  return loopback.check(address, "ipv4") || loopback.check(address, "ipv6");
}
