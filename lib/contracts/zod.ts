import { config } from "zod";
import en from "zod/v4/locales/en.js";
import * as z from "./zod-parts.ts";

// Said aloud, since a bundle may leave zod's own default out. And in the browser zod's compiler would probe
// `new Function`, which the content security policy reports.
config({ ...en(), jitless: typeof window !== "undefined" });

export { z };
