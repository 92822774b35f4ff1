import { session } from "#lib/contracts/session.ts";
import { route } from "#lib/http/route.ts";
import { readSession, signIn, signOut } from "#lib/http/session.ts";

export const GET = route(session.read, readSession);
export const POST = route(session.signIn, signIn);
export const DELETE = route(session.signOut, signOut);
