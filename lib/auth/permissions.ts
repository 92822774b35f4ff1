import type { Permission } from "#lib/contracts/endpoint.ts";
import { AppError } from "#lib/errors.ts";

export type User = { name: string; role: string };

/** What a person may do, in words that complete "You may not …". */
const words: Record<Exclude<Permission, "public">, string> = {
  "clusters:read": "see clusters",
  "topics:read": "see topics",
  "topics:create": "create topics",
  "topics:delete": "delete topics",
  "topics:alter": "change topics",
  "groups:read": "see groups",
  "test-clients:run": "run test clients",
  "records:read": "read messages",
  "records:produce": "produce messages",
  "records:export": "export messages",
  "searches:run": "search in the background",
  "schemas:read": "see schemas",
  "schemas:register": "register schemas",
  "schemas:delete": "delete schemas",
  "jobs:read": "see jobs",
  "jobs:run": "start or cancel jobs",
  "jobs:administer": "stop or delete the jobs of others",
  "views:use": "keep views of tables",
  "audit:read": "read the audit log",
  "system:read": "read the console's own metrics",
};

/** Role → permissions. Today every person who signed in is an owner; a role that is not listed may nothing. */
const roles: Record<string, readonly string[]> = { owner: Object.keys(words) };

/** Whether the user's role grants it. */
export function isPermitted(user: User, permission: Permission): boolean {
  const granted = Object.hasOwn(roles, user.role) ? roles[user.role] : undefined;
  return granted?.includes(permission) === true;
}

/**
 * Lets the user go on, or says which permission the role lacks. `subject` is the topic, job or cluster it is about.
 * @throws AppError `forbidden`
 */
export function requirePermission(user: User, permission: Permission, subject: string | null): void {
  if (permission === "public" || isPermitted(user, permission)) return;
  const what = subject === null ? words[permission] : `${words[permission]} of \`${subject}\``;
  throw new AppError(
    "forbidden",
    `You may not ${what}: the role "${user.role}" lacks \`${permission}\`. Ask a cluster owner.`,
  );
}
