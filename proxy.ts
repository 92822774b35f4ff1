import { randomBytes } from "node:crypto";
import { NextResponse } from "next/server";
import type { NextRequest } from "next/server";
import { gate } from "#lib/http/gate.ts";
import { contentSecurityPolicy, securityHeaders } from "#lib/http/page-headers.ts";

/** Every request passes here, files and 404s included: there is no `matcher` on purpose. */
export async function proxy(request: NextRequest): Promise<Response> {
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");
  const response = (await gate(request)) ?? goOn(request, nonce, policy);
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  response.headers.set("content-security-policy", policy);
  return response;
}

/** Next takes the nonce for its own scripts from the policy in the request's headers. */
function goOn(request: NextRequest, nonce: string, policy: string): Response {
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  return NextResponse.next({ request: { headers } });
}
