/** The six statuses of the interface language; each has a shape, a colour and a word. */
export type StatusTone = "ok" | "warning" | "critical" | "info" | "neutral" | "unknown";

/** Kind of a cluster; decides the environment colour through the `data-env` attribute. */
export type EnvironmentTone = "production" | "staging" | "development";
