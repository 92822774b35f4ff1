import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";
import { globalState } from "#lib/config/global-state.ts";

const peerHeader = "x-wheelhouse-peer";
const forwardedHeader = "x-wheelhouse-forwarded";

/**
 * Notes on every request of this process, before Next sees it, who is at the other end and whether a proxy forwarded it:
 * Next gives each request `X-Forwarded-*` of its own, so later nobody could tell. Called once at start.
 */
export function markRequests(): void {
  const state = globalState("wheelhouse.peer", () => ({ marking: false }));
  if (state.marking) return;
  state.marking = true;
  subscribe("http.server.request.start", (event) => {
    if (typeof event !== "object" || event === null || !("request" in event)) return;
    const { request } = event;
    if (request instanceof IncomingMessage) markRequest(request);
  });
}

/** Overwrites whatever the sender wrote into our two headers. */
export function markRequest(request: Pick<IncomingMessage, "headers" | "socket">): void {
  const forwarded = Object.keys(request.headers).some(
    (name) => name === "forwarded" || name.startsWith("x-forwarded-"),
  );
  request.headers[peerHeader] = request.socket.remoteAddress ?? "unknown";
  request.headers[forwardedHeader] = forwarded ? "yes" : "no";
}

/** Address of the other end of the connection: a proxy in front when there is one. */
export function peerOf(headers: Headers): string {
  return headers.get(peerHeader) ?? "unknown";
}

/** Whether a proxy in front forwarded the request. True also when nothing marked it, since then nobody knows. */
export function wasForwarded(headers: Headers): boolean {
  return headers.get(forwardedHeader) !== "no";
}

/** Whether the browser speaks HTTPS to us or to the proxy in front. */
export function isSecure(headers: Headers): boolean {
  return headers.get("x-forwarded-proto")?.startsWith("https") ?? false;
}
