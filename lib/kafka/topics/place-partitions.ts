type Place = { id: number; rack: string | null };

/**
 * Broker ids for new partitions of a topic, the leader first, so that its leaders and replicas stay even over the brokers and the replicas
 * of a partition stand in as many racks as there are. The same input gives the same places. Null when there are fewer brokers
 * than replicas.
 */
export function placePartitions(
  existing: readonly (readonly number[])[],
  added: number,
  brokers: readonly Place[],
): number[][] | null {
  const replicas = existing[0]?.length ?? 1;
  if (brokers.length < replicas) return null;
  const loads = brokers.map((broker) => ({
    ...broker,
    leads: existing.filter(([leader]) => leader === broker.id).length,
    holds: existing.filter((ids) => ids.includes(broker.id)).length,
  }));
  return Array.from({ length: added }, () => {
    const chosen: typeof loads = [];
    const racks = () => new Set(chosen.map(({ rack }) => rack));
    while (chosen.length < replicas) {
      const used = racks();
      const weight = (load: (typeof loads)[number]) =>
        chosen.length === 0 ? [load.leads, load.holds] : [Number(used.has(load.rack)), load.holds];
      const [best] = loads
        .filter((load) => !chosen.includes(load))
        .sort((a, b) => compare(weight(a), weight(b)) || a.id - b.id);
      if (best === undefined) break;
      best.holds += 1;
      if (chosen.length === 0) best.leads += 1;
      chosen.push(best);
    }
    return chosen.map(({ id }) => id);
  });
}

function compare([a = 0, b = 0]: number[], [c = 0, d = 0]: number[]): number {
  return a - c || b - d;
}
