import * as z from "zod";

// In the browser zod's compiler would probe `new Function`, which the content security policy reports.
if (typeof window !== "undefined") z.config({ jitless: true });

export { z };
