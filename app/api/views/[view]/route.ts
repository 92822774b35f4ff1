import { views } from "#lib/contracts/views.ts";
import { route } from "#lib/http/route.ts";
import { deleteView, replaceView } from "#lib/store/saved-views.ts";

export const PUT = route(views.replace, ({ params, body, user }) => {
  replaceView(user, params.view, body.view);
  return {};
});
export const DELETE = route(views.remove, ({ params, user }) => {
  deleteView(user, params.view);
  return {};
});
