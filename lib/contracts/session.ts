import { addresses } from "./addresses.ts";
import { endpoint } from "./endpoint.ts";
import { z } from "./zod.ts";

const none = z.object({});

export const session = {
  read: endpoint({
    ...addresses.session.read,
    summary: "Who is signed in, and whether signing in is needed at all",
    permission: "public",
    params: none,
    query: none,
    body: z.undefined(),
    response: z.object({ required: z.boolean(), user: z.string().nullable() }),
  }),
  signIn: endpoint({
    ...addresses.session.signIn,
    summary: "Signs in with the console's password or token",
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
    ...addresses.session.signOut,
    summary: "Ends the session",
    permission: "public",
    audited: false,
    params: none,
    query: none,
    body: z.undefined(),
    response: z.object({}),
  }),
};
