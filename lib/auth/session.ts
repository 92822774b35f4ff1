import { createHash, randomUUID, timingSafeEqual } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import { serverConfig } from "#lib/config/config.ts";
import { store } from "#lib/store/store.ts";
import { countGuess, requireGuessesLeft } from "./attempts.ts";
import type { User } from "./permissions.ts";
import { sessionKey } from "./session-key.ts";

export const sessionCookie = "wheelhouse_session";
const hours = 12;

/** Whether a password or token is configured; without one the console serves this machine only. */
export function loginRequired(): boolean {
  const { password, token } = serverConfig();
  return password !== null || token !== null;
}

/**
 * Who sends these headers: by session cookie or `Authorization: Bearer <token>`. Null when nobody is signed in.
 * @throws AppError `too-many-requests` when `address` guessed too many tokens
 */
export async function userOf(headers: Headers, address: string): Promise<User | null> {
  if (!loginRequired()) return { name: "local", role: "owner" };
  const bearer = /^Bearer (.+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (bearer !== undefined) {
    await requireGuessesLeft(address);
    if (sameSecret(bearer, serverConfig().token)) return { name: "token", role: "owner" };
    await countGuess(address);
    return null;
  }
  const session = await verify(cookieOf(headers));
  return session === null ? null : session.user;
}

/** The `Set-Cookie` of a new session. Signed with HS256, good for 12 hours. */
export async function openSession(user: User, secure: boolean): Promise<string> {
  const token = await new SignJWT({ role: user.role })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(user.name)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime(`${hours}h`)
    .sign(sessionKey());
  return cookie(token, hours * 3600, secure);
}

/** Revokes the session in these headers, and gives the `Set-Cookie` that removes it from the browser. */
export async function endSession(headers: Headers, secure: boolean): Promise<string> {
  const session = loginRequired() ? await verify(cookieOf(headers)) : null;
  if (session !== null) {
    store()
      .prepare("DELETE FROM revoked_session WHERE expires_at < ?")
      .run(Math.floor(Date.now() / 1000));
    store()
      .prepare("INSERT OR IGNORE INTO revoked_session (id, expires_at) VALUES (?, ?)")
      .run(session.id, session.expires);
  }
  return cookie("", 0, secure);
}

/** Compares in a time that tells nothing about where two texts differ, nor about their lengths. */
export function sameSecret(given: string, expected: string | null): boolean {
  if (expected === null) return false;
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
}

async function verify(token: string): Promise<{ id: string; expires: number; user: User } | null> {
  if (token === "") return null;
  try {
    const { payload } = await jwtVerify(token, sessionKey(), { algorithms: ["HS256"] });
    const { jti, sub, exp, role } = payload;
    if (jti === undefined || sub === undefined || exp === undefined || typeof role !== "string") return null;
    const revoked = store().prepare("SELECT 1 FROM revoked_session WHERE id = ?").get(jti) !== undefined;
    return revoked ? null : { id: jti, expires: exp, user: { name: sub, role } };
  } catch (error) {
    if (error instanceof Error && "code" in error && String(error.code).startsWith("ERR_J")) return null;
    throw error;
  }
}

function cookieOf(headers: Headers): string {
  const pairs = (headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
  const found = pairs.find((pair) => pair.startsWith(`${sessionCookie}=`));
  return found?.slice(sessionCookie.length + 1) ?? "";
}

function cookie(value: string, maxAge: number, secure: boolean): string {
  return `${sessionCookie}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAge}${secure ? "; Secure" : ""}`;
}
