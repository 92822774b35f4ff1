/** What a replication factor means for the person who chooses it: the consequence, not the definition. */
export function replicationHint(factor: number, brokers: number | null): string {
  if (brokers === 1 && factor === 1) {
    return "One copy on the only broker: while it is down, nothing is read or written.";
  }
  if (factor === 1) return "One copy: when its broker fails, its partitions stop until it is back.";
  if (factor === 2) return "One broker may fail and writes go on.";
  return `One broker may fail and writes go on; with ${factor - 1} gone, one copy is left and nothing is lost.`;
}

/** The fault of a replication factor on a cluster of so many serving brokers, or null. */
export function replicationFault(factor: number, brokers: number | null): string | null {
  if (brokers === null || factor <= brokers) return null;
  const choose = brokers === 1 ? "Choose 1." : `Choose ${brokers} or less.`;
  return `Replication factor ${factor} needs ${factor} brokers; this cluster has ${brokers} that ${brokers === 1 ? "serves" : "serve"}. ${choose}`;
}
