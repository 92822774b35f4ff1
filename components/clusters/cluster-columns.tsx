import { EnvironmentSwatch } from "#components/shared/environment-swatch.tsx";
import { ServiceStatus } from "#components/shared/service-status.tsx";
import { Badge } from "#components/ui/badge.tsx";
import type { Column } from "#components/ui/data-table-columns.ts";
import type { ClusterSummary } from "#lib/contracts/clusters.ts";
import { ClusterReach } from "./cluster-reach.tsx";

/** Columns of the list of clusters. */
export const clusterColumns: Column<ClusterSummary>[] = [
  {
    id: "name",
    header: "Name",
    width: 240,
    value: (cluster) => cluster.name,
    cell: (cluster, { mark }) => mark(cluster.name),
  },
  {
    id: "environment",
    header: "Environment",
    width: 168,
    value: (cluster) => cluster.environment,
    cell: (cluster) => (
      <span className="flex items-center gap-2">
        <EnvironmentSwatch environment={cluster.environment} />
        {cluster.readOnly ? <Badge>read-only</Badge> : null}
      </span>
    ),
  },
  {
    id: "state",
    header: "State",
    minWidth: 320,
    sortable: false,
    value: () => null,
    cell: (cluster) => <ClusterReach cluster={cluster.id} />,
  },
  {
    id: "services",
    header: "Services",
    width: 200,
    sortable: false,
    priority: 1,
    value: (cluster) => cluster.services.map((service) => `${service.name} ${service.state}`).join(", "),
    cell: (cluster) =>
      cluster.services.length === 0 ? (
        <span className="text-ink-3">none</span>
      ) : (
        <span className="flex gap-4">
          {cluster.services.map((service) => (
            <ServiceStatus key={`${service.kind}-${service.name}`} service={service} />
          ))}
        </span>
      ),
  },
  {
    id: "bootstrap",
    header: "Bootstrap",
    width: 180,
    mono: true,
    priority: 2,
    value: (cluster) => cluster.bootstrap.join(", "),
    cell: (cluster) => cluster.bootstrap.join(", "),
  },
];
