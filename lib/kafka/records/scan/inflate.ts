import { gunzipSync, zstdDecompressSync } from "node:zlib";
import { lz4Decompress, snappyDecompress } from "@platformatic/wasm-utils";
import { AppError } from "#lib/errors.ts";

const maxOutputLength = 256 * 1_048_576;
const leastChunk = 262_144;
const mostChunk = 4 * 1_048_576;
/** Fits a batch like the last one whole: joining chunks of 16 kB takes a third of the time, and leaves each of them to the collector. */
let chunkSize = leastChunk;

type Decompress = (body: Buffer, options: { maxOutputLength: number; chunkSize: number }) => Buffer;

function inZlib(decompress: Decompress, body: Buffer): Buffer {
  const inflated = decompress(body, { maxOutputLength, chunkSize });
  chunkSize = Math.min(mostChunk, Math.max(leastChunk, inflated.length * 2));
  return inflated;
}

/** The records of a batch, decompressed. `compression` is the attribute of KIP-98: gzip 1, snappy 2, lz4 3, zstd 4. */
export function inflate(body: Buffer, compression: number): Buffer {
  switch (compression) {
    case 0:
      return body;
    case 1:
      return inZlib(gunzipSync, body);
    case 2:
      return isXerial(body) ? inflateXerial(body) : snappyDecompress(body);
    case 3:
      return lz4Decompress(body);
    case 4:
      return inZlib(zstdDecompressSync, body);
    default:
      throw new AppError("upstream-failed", `Not decoded: compression ${compression} is unknown to this console.`);
  }
}

/** Java's producers wrap snappy in the framing of the xerial library: a header of 16 bytes, then blocks with lengths. */
const xerial = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00]);

function isXerial(body: Buffer): boolean {
  return body.length >= 16 && body.compare(xerial, 0, xerial.length, 0, xerial.length) === 0;
}

function inflateXerial(body: Buffer): Buffer {
  const blocks: Buffer[] = [];
  for (let at = 16; at < body.length;) {
    const length = body.readInt32BE(at);
    if (length < 0 || at + 4 + length > body.length) throw new RangeError("A snappy block is longer than its batch.");
    blocks.push(snappyDecompress(body.subarray(at + 4, at + 4 + length)));
    at += 4 + length;
  }
  const [only] = blocks;
  return blocks.length === 1 && only !== undefined ? only : Buffer.concat(blocks);
}
