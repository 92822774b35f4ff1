import { countGuess, forgiveGuess } from "#lib/auth/attempts.ts";
import { auditSignIn } from "#lib/auth/audit.ts";
import { endSession, loginRequired, openSession, sameSecret, userOf } from "#lib/auth/session.ts";
import { serverConfig } from "#lib/config/config.ts";
import { AppError } from "#lib/errors.ts";
import { isSecure, peerOf } from "./peer.ts";

type Call = { headers: { request: Headers; response: Headers }; requestId: string };

/** Who is signed in, and whether signing in is needed at all. */
export async function readSession({ headers }: Call): Promise<{ required: boolean; user: string | null }> {
  const user = await userOf(headers.request, peerOf(headers.request));
  return { required: loginRequired(), user: user?.name ?? null };
}

/**
 * Opens a session for the console's password or token.
 * @throws AppError `unauthenticated`, `too-many-requests`
 */
export async function signIn({
  headers,
  body,
  requestId,
}: Call & { body: { secret: string } }): Promise<{ user: string }> {
  if (!loginRequired()) return { user: "local" };
  const { password, token } = serverConfig();
  const address = peerOf(headers.request);
  await countGuess(address);
  // Both are compared, so that the time tells nothing about which one is configured.
  const matches = [sameSecret(body.secret, password), sameSecret(body.secret, token)];
  auditSignIn(address, requestId, matches.includes(true));
  if (!matches.includes(true)) {
    throw new AppError(
      "unauthenticated",
      "That is not the password or token of this console. Check it, then try again.",
    );
  }
  await forgiveGuess(address);
  headers.response.append("set-cookie", await openSession({ name: "owner", role: "owner" }, isSecure(headers.request)));
  return { user: "owner" };
}

/** Ends the session for good, also for a copy of its cookie. */
export async function signOut({ headers }: Call): Promise<Record<string, never>> {
  headers.response.append("set-cookie", await endSession(headers.request, isSecure(headers.request)));
  return {};
}
