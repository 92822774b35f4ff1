import { join } from "node:path";

/** One node of the embedded cluster, with everything its properties file needs. */
export type NodeLayout = {
  id: number;
  rack: string | null;
  clientPort: number;
  /** Port of the controller listener; null for a node that is broker only. */
  controllerPort: number | null;
  /** Host and port of the controller, the same for all nodes. */
  controllerAddress: string;
  logDirs: string[];
  /** Listener name to protocol and port, beside CLIENT and CONTROLLER. */
  extraListeners: { name: string; protocol: string; port: number }[];
  /** Brokers of the cluster; decides the replication of internal topics. */
  brokers: number;
};

/** Sorted list of log dirs of a node. The first has two, so that whatever is shown per log dir can be seen. */
export function logDirs(dataDir: string, id: number): string[] {
  return id === 1 ? [join(dataDir, "1a"), join(dataDir, "1b")] : [join(dataDir, String(id))];
}

/**
 * Kafka properties of one node. Internal topics get one partition and the log cleaner 4 MiB, which suits one person's
 * machine: fewer files, and a heap of 256 MB serves a million records.
 */
export function kafkaProperties(node: NodeLayout): Record<string, string> {
  const replicas = String(Math.min(3, node.brokers));
  const minIsr = node.brokers >= 3 ? "2" : "1";
  const own = [{ name: "CLIENT", protocol: "PLAINTEXT", port: node.clientPort }, ...node.extraListeners];
  const address = ({ name, port }: { name: string; port: number }) => `${name}://127.0.0.1:${port}`;
  const controller = node.controllerPort === null ? [] : [`CONTROLLER://127.0.0.1:${node.controllerPort}`];
  const protocols = [...own, { name: "CONTROLLER", protocol: "PLAINTEXT" }];
  return {
    "process.roles": node.controllerPort === null ? "broker" : "broker,controller",
    "node.id": String(node.id),
    ...(node.rack === null ? {} : { "broker.rack": node.rack }),
    listeners: [...own.map(address), ...controller].join(","),
    "advertised.listeners": own.map(address).join(","),
    "controller.listener.names": "CONTROLLER",
    "inter.broker.listener.name": "CLIENT",
    "listener.security.protocol.map": protocols.map(({ name, protocol }) => `${name}:${protocol}`).join(","),
    "controller.quorum.bootstrap.servers": node.controllerAddress,
    "log.dirs": node.logDirs.join(","),
    "offsets.topic.replication.factor": replicas,
    "offsets.topic.num.partitions": "1",
    "transaction.state.log.replication.factor": replicas,
    "transaction.state.log.min.isr": minIsr,
    "transaction.state.log.num.partitions": "1",
    "share.coordinator.state.topic.replication.factor": replicas,
    "share.coordinator.state.topic.min.isr": minIsr,
    "share.coordinator.state.topic.num.partitions": "1",
    "log.cleaner.threads": "1",
    "log.cleaner.dedupe.buffer.size": "4194304",
    "num.io.threads": "2",
    "num.network.threads": "2",
    "group.initial.rebalance.delay.ms": "0",
    "auto.create.topics.enable": "false",
    "delegation.token.secret.key": "wheelhouse-embedded",
  };
}

/** Java properties text. Backslashes and line breaks of a value are escaped, as java.util.Properties reads them. */
export function propertiesText(properties: Record<string, string>): string {
  return Object.entries(properties)
    .map(([key, value]) => `${key}=${value.replaceAll("\\", "\\\\").replaceAll("\n", "\\n")}\n`)
    .join("");
}
