import type { Registry } from "#components/shared/schema-registry.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Status } from "#components/ui/status-mark.tsx";

/** Stands in place of the subjects while there is no registry to ask. */
export function RegistryState({ registry, cluster }: { registry: Registry | null; cluster: string }) {
  if (registry === null)
    return (
      <EmptyState title="No schema registry is configured">
        Subjects of a schema registry would stand here. Name one for {cluster} in wheelhouse.yaml (
        <code>schemaRegistry</code>) or set <code>SCHEMA_REGISTRY_URL</code>; everything else works without one.
      </EmptyState>
    );
  return (
    <EmptyState title="The schema registry is starting">
      Its subjects appear here by themselves once it answers; everything else works meanwhile.
      <Status status="info" className="mt-2 flex">
        {registry.reason ?? "starting"}
      </Status>
    </EmptyState>
  );
}
