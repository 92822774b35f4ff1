import { inflateRawSync, zstdDecompressSync } from "node:zlib";
import { snappyDecompress } from "@platformatic/wasm-utils";
import { compileAvro } from "./avro/compile.ts";
import type { ReadValue } from "./avro/logical.ts";
import { avroReader, readBlocks, readLong, take, takeBytes } from "./avro/reader.ts";
import { MisfitError, type Codec } from "./codec.ts";
import { cutText } from "./cut-text.ts";
import { examinedBytes } from "./utf8.ts";

const magic = Buffer.from("Obj\u0001", "latin1");
const syncBytes = 16;
const mostInflated = 64 * 1_048_576;

/** An Avro object container file, which brings its schema along, as a JSON array of its values. */
export const avroContainer: Codec = {
  name: "avro-container",
  decode(bytes, { maxBytes }) {
    if (!bytes.subarray(0, magic.length).equals(magic))
      return { misfit: "It does not begin with `Obj` and 1, as an Avro object container does." };
    if (bytes.length > Math.max(maxBytes, examinedBytes))
      return { misfit: "It is too large to be decoded in part. Load it whole.", telling: true };
    try {
      return cutText("json", containerText(bytes), maxBytes);
    } catch (error) {
      if (!(error instanceof MisfitError)) throw error;
      return { misfit: `It begins as an Avro object container: ${error.message}.`, telling: true };
    }
  },
};

function containerText(bytes: Buffer): string {
  const from = avroReader(bytes);
  from.at = magic.length;
  const metadata = new Map<string, Buffer>();
  readBlocks(from, () => metadata.set(takeBytes(from).toString("utf8"), takeBytes(from)));
  const sync = take(from, syncBytes);
  const { read } = compileAvro(metadata.get("avro.schema")?.toString("utf8") ?? "");
  const codec = metadata.get("avro.codec")?.toString("latin1") ?? "null";
  const values: string[] = [];
  while (from.at < bytes.length) {
    const count = Number(readLong(from));
    values.push(...blockValues(read, count, inflated(takeBytes(from), codec)));
    if (!take(from, syncBytes).equals(sync)) throw new MisfitError("a block does not end with the file's sync mark");
  }
  return `[${values.join(",")}]`;
}

function blockValues(read: ReadValue, count: number, block: Buffer): string[] {
  const from = avroReader(block);
  if (count < 0 || count > from.items) throw new MisfitError(`a block is said to hold ${count} values`);
  const values = Array.from({ length: count }, () => read(from));
  if (from.at < block.length) throw new MisfitError("a block holds more bytes than values");
  return values;
}

function inflated(block: Buffer, codec: string): Buffer {
  try {
    if (codec === "null") return block;
    if (codec === "deflate") return inflateRawSync(block, { maxOutputLength: mostInflated });
    if (codec === "zstandard") return zstdDecompressSync(block, { maxOutputLength: mostInflated });
    // A CRC-32 of four bytes follows.
    if (codec === "snappy") return snappyDecompress(block.subarray(0, -4));
  } catch {
    throw new MisfitError(`a block cannot be decompressed (${codec})`);
  }
  throw new MisfitError(`its compression \`${codec}\` is not known here`);
}
