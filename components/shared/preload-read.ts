import { preload } from "react-dom";
import type { Address } from "#lib/contracts/addresses.ts";
import { apiPath, type PathParams } from "#lib/format/urls.ts";

/** Called by a page on the server: the browser reads this while the scripts that ask for it are still on their way. */
export function preloadRead({ path }: Address, params: PathParams = {}): void {
  preload(apiPath(path, params), { as: "fetch", crossOrigin: "anonymous" });
}
