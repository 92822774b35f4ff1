/** `maxBytes`: how many stored bytes `text` may show. */
export type DecodeOptions = { maxBytes: number };

export type Decoded = { kind: "json" | "text" | "hex"; text: string; truncated: boolean };

/** Decodes non-empty bytes, or answers null when they are not its own. */
export type Codec = { name: string; decode: (bytes: Buffer, options: DecodeOptions) => Decoded | null };
