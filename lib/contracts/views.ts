import { addresses } from "./addresses.ts";
import { endpoint } from "./endpoint.ts";
import { z } from "./zod.ts";

/** What a table shows, as it stands in its address: filter, sort, columns and facets by name. */
const tableView = z
  .record(z.string().min(1).max(60), z.string().max(4_000))
  .refine((view) => Object.keys(view).length <= 40);

export const savedView = z.object({
  id: z.string(),
  name: z.string(),
  view: z.record(z.string(), z.string()),
  /** Everybody who may sign in sees it; only its owner may delete it. */
  shared: z.boolean(),
  owner: z.string(),
  mine: z.boolean(),
});
export type SavedView = z.infer<typeof savedView>;

/** Which table: `topics/<cluster>`, `groups/<cluster>`; the messages of a topic: `records/<cluster>/<topic>`. */
const scope = z.string().min(1).max(300);
const none = z.object({});

export const views = {
  list: endpoint({
    ...addresses.views.list,
    summary: "Saved views of one table: the caller's own and the shared ones",
    permission: "views:use",
    params: none,
    query: z.object({ scope }),
    body: z.undefined(),
    response: z.object({ views: z.array(savedView) }),
  }),
  create: endpoint({
    ...addresses.views.create,
    summary: "Keeps a view of a table under a name",
    permission: "views:use",
    params: none,
    query: none,
    body: z.object({ scope, name: z.string().trim().min(1).max(60), view: tableView, shared: z.boolean() }),
    response: savedView,
    maxBodyBytes: 65_536,
  }),
  replace: endpoint({
    ...addresses.views.replace,
    summary: "Puts another view under the name of one of the caller's own",
    permission: "views:use",
    params: z.object({ view: z.string().min(1).max(100) }),
    query: none,
    body: z.object({ view: tableView }),
    response: none,
    maxBodyBytes: 65_536,
  }),
  remove: endpoint({
    ...addresses.views.remove,
    summary: "Deletes a view of the caller's own",
    permission: "views:use",
    params: z.object({ view: z.string().min(1).max(100) }),
    query: none,
    body: z.undefined(),
    response: none,
  }),
};
