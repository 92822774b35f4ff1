/**
 * A sequence of bytes that every match must hold. `open` takes one batch and answers with a search: the first place at or
 * after `from` where it lies, or -1. It only looks into this batch: searching a whole answer again and again is quadratic.
 */
export type Needle = { length: number; open: (body: Buffer) => (from: number) => number };

/** Exactly these bytes. */
export function byteNeedle(bytes: Buffer): Needle {
  return { length: bytes.length, open: (body) => (from) => body.indexOf(bytes, from) };
}

const escape = Buffer.from("\\u00");
const everywhere = (from: number) => from;

/**
 * Text that stands in JSON strings as it is: ASCII without quote, backslash and slash. A batch in which somebody wrote ASCII
 * as \u00XX is not narrowed down.
 */
export function jsonNeedle(text: string): Needle | null {
  if (!/^[ !#-.0-[\]-~]{2,}$/.test(text)) return null;
  const bytes = Buffer.from(text, "latin1");
  return {
    length: bytes.length,
    open: (body) => (body.indexOf(escape) >= 0 ? everywhere : (from) => body.indexOf(bytes, from)),
  };
}

const chunkBytes = 32_768;

/** ASCII text in any case. Lower-casing goes chunk by chunk, so that the copies stay small. */
export function foldedNeedle(text: string): Needle {
  const wanted = text.toLowerCase();
  return {
    length: wanted.length,
    open(body) {
      let start = 0;
      let lowered = body.toString("latin1", 0, Math.min(body.length, chunkBytes + wanted.length)).toLowerCase();
      return (from) => {
        for (;;) {
          if (from < start + chunkBytes) {
            const at = lowered.indexOf(wanted, Math.max(0, from - start));
            if (at >= 0) return start + at;
          }
          start += chunkBytes;
          if (start >= body.length) {
            start = body.length;
            lowered = "";
            return -1;
          }
          if (from >= start + chunkBytes) continue;
          lowered = body
            .toString("latin1", start, Math.min(body.length, start + chunkBytes + wanted.length))
            .toLowerCase();
        }
      };
    },
  };
}
