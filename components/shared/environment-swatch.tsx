import type { Environment } from "#lib/contracts/clusters.ts";

const words: Record<Environment, string> = {
  production: "Production",
  staging: "Staging",
  development: "Development",
};

/** The environment of a cluster: its colour as a swatch, its word beside it. */
export function EnvironmentSwatch({ environment }: { environment: Environment }) {
  return (
    <span data-env={environment} className="inline-flex items-center gap-1.5">
      <span aria-hidden className="h-3.5 w-1 rounded-xs bg-env" />
      <span className="text-env-text">{words[environment]}</span>
    </span>
  );
}
