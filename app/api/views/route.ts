import { views } from "#lib/contracts/views.ts";
import { route } from "#lib/http/route.ts";
import { insertView, listViews } from "#lib/store/saved-views.ts";

export const GET = route(views.list, ({ query, user }) => ({ views: listViews(user, query.scope) }));
export const POST = route(views.create, ({ body, user }) => insertView(user, body));
