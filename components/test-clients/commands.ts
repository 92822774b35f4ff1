import { testClients } from "#lib/client/endpoints.ts";
import type { ClusterSummary } from "#lib/contracts/clusters.ts";
import type { TestClientInput } from "#lib/contracts/test-clients.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { shellCommand } from "#lib/format/shell-quote.ts";
import { apiPath } from "#lib/format/urls.ts";

/** The same test with Kafka's own tools, as near as they come, and as a request to the console. */
export function commandsOf(cluster: ClusterSummary, input: TestClientInput): { label: string; text: string }[] {
  const bootstrap = cluster.bootstrap.join(",");
  const tool =
    input.kind === "producer"
      ? { label: "kafka-producer-perf-test.sh", text: producerLine(bootstrap, input) }
      : { label: "kafka-console-consumer.sh", text: memberLine(bootstrap, input) };
  const path = apiPath(testClients.start.path, { cluster: cluster.id });
  const request = `POST ${path}\ncontent-type: application/json\n\n${JSON.stringify(input, null, 2)}`;
  return [tool, { label: "HTTP request", text: request }];
}

function producerLine(bootstrap: string, input: Extract<TestClientInput, { kind: "producer" }>): string {
  const line = shellCommand([
    "kafka-producer-perf-test.sh",
    ...["--topic", input.topic, "--record-size", "60"],
    ...["--throughput", String(input.recordsPerSecond)],
    ...["--num-records", String(input.recordsPerSecond * input.seconds)],
    ...["--producer-props", `bootstrap.servers=${bootstrap}`, "acks=all"],
  ]);
  return input.keys === "none" ? line : `# This tool sends records without keys.\n${line}`;
}

function memberLine(bootstrap: string, input: Extract<TestClientInput, { kind: "members" }>): string {
  const line = shellCommand([
    ...["kafka-console-consumer.sh", "--bootstrap-server", bootstrap],
    ...["--topic", input.topic, "--group", input.group, "--from-beginning"],
  ]);
  if (input.members === 1) return line;
  return `# Once for each of the ${formatInteger(input.members)} members, each in its own terminal.\n${line}`;
}
