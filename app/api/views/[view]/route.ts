import { views } from "#lib/contracts/views.ts";
import { route } from "#lib/http/route.ts";
import { deleteView } from "#lib/store/saved-views.ts";

export const DELETE = route(views.remove, ({ params, user }) => {
  deleteView(user, params.view);
  return {};
});
