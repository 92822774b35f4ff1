import { globalState } from "#lib/config/global-state.ts";

type Rate = { recordsPerSecond: number; bytesPerSecond: number };
const rates = () => globalState("wheelhouse.scan.rates", () => new Map<string, Rate>());

/** A search must have run so long before its rate says something about the next one. */
const meaningfulMs = 200;

/** Remembers how fast this cluster was read, for previews. */
export function rememberRate(cluster: string, read: { records: number; bytes: number; ms: number }): void {
  if (read.ms < meaningfulMs || read.records === 0) return;
  const perSecond = 1000 / read.ms;
  rates().set(cluster, { recordsPerSecond: read.records * perSecond, bytesPerSecond: read.bytes * perSecond });
}

/** The rate of the last search on this cluster, or null before the first. */
export function lastRate(cluster: string): Rate | null {
  return rates().get(cluster) ?? null;
}
