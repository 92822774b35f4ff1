import { Status } from "#components/ui/status-mark.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import type { StatusTone } from "#components/ui/tones.ts";
import type { ClusterSummary } from "#lib/contracts/clusters.ts";

type Service = ClusterSummary["services"][number];

const tones: Record<Service["state"], StatusTone> = {
  ready: "ok",
  starting: "info",
  configured: "neutral",
  failed: "critical",
};

const kinds: Record<Service["kind"], string> = { "schema-registry": "Schema registry", connect: "Connect" };

/** A service beside the brokers, its state in a word; the reason on hover and focus. */
export function ServiceStatus({ service }: { service: Service }) {
  const name = service.kind === "connect" && service.name !== "" ? `Connect ${service.name}` : kinds[service.kind];
  const status = (
    <Status status={tones[service.state]} quiet={service.state === "ready" || service.state === "configured"}>
      {name} {service.state}
    </Status>
  );
  if (service.reason === null) return status;
  return (
    <Tooltip content={service.reason}>
      <span tabIndex={0} className="inline-flex min-w-0 rounded-xs">
        {status}
      </span>
    </Tooltip>
  );
}
