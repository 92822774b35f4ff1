import { clusterConfigs } from "./config.ts";
import { configState, type ServiceState } from "./state.ts";

/** Remembers how a service beside a cluster is doing; kind and name identify it. `reason` is shown to people: no secrets. */
export function setServiceState(clusterId: string, state: ServiceState): void {
  const { services } = configState();
  services.set(clusterId, merge(services.get(clusterId) ?? [], state));
}

/** The services of a cluster: each configured one as `configured` until something reported on it, then what was reported. */
export function serviceStates(clusterId: string): ServiceState[] {
  return (configState().services.get(clusterId) ?? []).reduce(merge, configuredServices(clusterId));
}

function configuredServices(clusterId: string): ServiceState[] {
  const cluster = clusterConfigs().find((entry) => entry.id === clusterId);
  if (cluster === undefined) return [];
  const registry = cluster.schemaRegistry;
  return [
    ...(registry === null ? [] : [{ kind: "schema-registry" as const, name: registry.name }]),
    ...cluster.connect.map(({ name }) => ({ kind: "connect" as const, name })),
  ].map((service) => ({ ...service, state: "configured" as const, reason: null }));
}

function merge(states: ServiceState[], state: ServiceState): ServiceState[] {
  const index = states.findIndex((entry) => entry.kind === state.kind && entry.name === state.name);
  return index < 0 ? [...states, state] : states.with(index, state);
}
