import { globalState } from "./global-state.ts";
import type { ClusterSummary } from "#lib/contracts/clusters.ts";
import type { ClusterConfig, ServerConfig } from "./types.ts";

export type ServiceState = ClusterSummary["services"][number];

export type ConfigState = {
  /** What the file or the environment says; null until it was read. */
  loaded: { server: ServerConfig; clusters: ClusterConfig[] } | null;
  /** The Kafka that the launcher brought up itself. */
  embedded: ClusterConfig | null;
  listeners: Set<() => void>;
  services: Map<string, ServiceState[]>;
};

export function configState(): ConfigState {
  return globalState("wheelhouse.config", () => ({
    loaded: null,
    embedded: null,
    listeners: new Set<() => void>(),
    services: new Map<string, ServiceState[]>(),
  }));
}
