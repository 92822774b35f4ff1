/**
 * Gives the memory of a large buffer back at once; left to the collector, tens of megabytes of them pile up in each thread.
 * Nobody may look at the bytes any more.
 */
export function release({ buffer }: Buffer): void {
  // Small ones share a pool.
  if (buffer instanceof ArrayBuffer && buffer.byteLength > Buffer.poolSize) buffer.transfer(0);
}
