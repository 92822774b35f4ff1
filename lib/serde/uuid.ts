import type { Codec } from "./codec.ts";
import { guidText } from "./schema-frame.ts";

/** 16 bytes as a UUID, the most significant first. */
export const uuid: Codec = {
  name: "uuid",
  decode(bytes) {
    if (bytes.length === 16) return { kind: "text", text: guidText(bytes), truncated: false };
    return { misfit: `It takes 16 bytes; here ${bytes.length === 1 ? "is 1" : `are ${bytes.length}`}.` };
  },
};
