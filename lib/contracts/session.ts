import { endpoint } from "./endpoint.ts";
import { z } from "./zod.ts";

const none = z.object({});

export const session = {
  read: endpoint({
    id: "session.read",
    summary: "Who is signed in, and whether signing in is needed at all",
    method: "GET",
    path: "/api/session",
    permission: "public",
    params: none,
    query: none,
    body: z.undefined(),
    response: z.object({ required: z.boolean(), user: z.string().nullable() }),
  }),
  signIn: endpoint({
    id: "session.signIn",
    summary: "Signs in with the console's password or token",
    method: "POST",
    path: "/api/session",
    permission: "public",
    // The verb writes the row itself, without size or hash of the secret.
    audited: false,
    params: none,
    query: none,
    body: z.object({ secret: z.string().min(1).max(1000) }),
    response: z.object({ user: z.string() }),
    maxBodyBytes: 4096,
  }),
  signOut: endpoint({
    id: "session.signOut",
    summary: "Ends the session",
    method: "DELETE",
    path: "/api/session",
    permission: "public",
    audited: false,
    params: none,
    query: none,
    body: z.undefined(),
    response: z.object({}),
  }),
};
