import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { actionsColumn, type CellState, type Column } from "#components/ui/data-table-columns.ts";
import type { TopicConfig } from "#lib/contracts/topic-configs.ts";
import { configSources, configWords } from "#lib/format/config-value.ts";

const rank: TopicConfig["source"][] = ["topic", "group", "broker", "cluster", "static", "unknown", "default"];

/** Columns of a topic's configuration. `old` dims the values while the cluster does not answer. */
export function configColumns(act: (config: TopicConfig) => ReactNode, old: string | null): Column<TopicConfig>[] {
  const state = (): CellState => (old === null ? null : { old, quiet: true });
  return [
    {
      id: "name",
      header: "Name",
      minWidth: 240,
      value: (config) => config.name,
      cell: (config, { mark }) => (
        <>
          {mark(config.name)}
          {config.readOnly ? <Badge className="ml-2">read-only</Badge> : null}
        </>
      ),
    },
    {
      id: "value",
      header: "Value",
      filtered: true,
      value: (config) => config.value,
      full: (config) => (config.sensitive ? "Kafka does not tell a secret value" : (config.value ?? "no value")),
      cell: (config) => <Value config={config} value={config.value} strong={config.source === "topic"} />,
      state,
    },
    {
      id: "source",
      header: "Comes from",
      width: 208,
      value: (config) => rank.indexOf(config.source),
      exported: (config) => config.source,
      full: (config) => configSources[config.source],
      cell: (config) =>
        config.source === "topic" ? (
          <Badge>{configSources.topic}</Badge>
        ) : (
          <span className={config.source === "default" ? "text-ink-3" : "text-ink-2"}>
            {configSources[config.source]}
          </span>
        ),
      state,
    },
    {
      id: "fallback",
      header: "Without it",
      label: "Without it: what holds without the topic's own value",
      width: 208,
      priority: 1,
      value: (config) => config.fallback,
      full: (config) =>
        config.sensitive ? "Kafka does not tell a secret value" : (config.fallback ?? "the broker does not tell"),
      cell: (config) =>
        config.source === "topic" ? (
          <Value config={config} value={config.fallback} absent="not told" />
        ) : (
          <span className="text-ink-3">the same</span>
        ),
      state,
    },
    actionsColumn(act),
  ];
}

/** The words first where a figure has some, the stored figure beside them. */
function Value({
  config,
  value,
  strong = false,
  absent = "no value",
}: {
  config: TopicConfig;
  value: string | null;
  strong?: boolean;
  absent?: string;
}) {
  if (config.sensitive) {
    return (
      <span className="inline-flex items-center gap-1.5 text-ink-2">
        <Lock aria-hidden /> secret
      </span>
    );
  }
  if (value === null) return <span className="text-ink-3">{absent}</span>;
  if (value === "") return <span className="text-ink-3">empty</span>;
  const words = configWords(config.name, value);
  const weight = strong ? "font-medium text-ink" : "text-ink-2";
  if (words === null) return <span className={`code ${weight}`}>{value}</span>;
  return (
    <>
      <span className={`tn ${weight}`}>{words}</span> <span className="code ml-1.5 text-ink-3">{value}</span>
    </>
  );
}
