import type { Plan } from "#lib/contracts/plan.ts";
import type { ConfigChange } from "#lib/contracts/topic-configs.ts";
import { AppError } from "#lib/errors.ts";
import { kafkaClient, writeMs, type KafkaClient } from "#lib/kafka/client.ts";
import { kafkaError, kafkaErrorName } from "#lib/kafka/errors.ts";
import { requireTopic, topicId } from "#lib/kafka/metadata.ts";
import { apis } from "#lib/kafka/versions.ts";
import { alterConfigPlan, configFaults, ownValue, type ConfigFacts } from "./plan-alter-config.ts";
import { readTopicConfigs } from "./list-topic-configs.ts";
import { refusedInput } from "./refused-input.ts";
import { waitUntil } from "./wait-for-topic.ts";

/**
 * What changing one value would do, checked by the broker with validateOnly. Changes nothing. Throws `validation-failed` with a
 * pointer (`/body/name`, `/body/value`).
 */
export async function planAlterConfig(
  clusterId: string,
  topic: string,
  change: ConfigChange,
  signal?: AbortSignal,
): Promise<Plan> {
  const client = kafkaClient(clusterId);
  return (await prepare(client, topic, change, signal)).plan;
}

/**
 * Changes one value (IncrementalAlterConfigs, KIP-339) if its plan is still the one the person saw; throws `conflict` with the fresh
 * plan otherwise. `before` and `after` are the topic's own values, null for none: changing back to `before` undoes it.
 */
export async function alterConfig(
  clusterId: string,
  topic: string,
  { planId, ...change }: ConfigChange & { planId: string },
  signal?: AbortSignal,
): Promise<{ name: string; before: string | null; after: string | null }> {
  const client = kafkaClient(clusterId);
  client.shared.clear();
  const { plan, facts } = await prepare(client, topic, change, signal);
  if (plan.planId !== planId)
    throw new AppError(
      "conflict",
      `Nothing was changed: \`${change.name}\` of \`${topic}\` or the topic itself changed since the preview. Look at the new preview, then change it.`,
      { data: { plan } },
    );
  await send(client, topic, change, false, signal);
  // Each broker learns of it a moment later.
  const arrived = async () => {
    const [entry] = await readTopicConfigs(client, topic, [change.name], signal);
    return entry === undefined || facts.current.sensitive || ownValue(entry) === change.value;
  };
  await waitUntil(client, arrived, signal);
  const hidden = facts.current.sensitive;
  return { name: change.name, before: ownValue(facts.current), after: hidden ? null : change.value };
}

async function prepare(
  client: KafkaClient,
  topic: string,
  change: ConfigChange,
  signal: AbortSignal | undefined,
): Promise<{ plan: Plan; facts: ConfigFacts }> {
  const found = await requireTopic(client, topic, signal);
  const configs = await readTopicConfigs(client, topic, null, signal);
  const current = configs.find(({ name }) => name === change.name);
  if (current === undefined) {
    const message = `Topics of this cluster have no \`${change.name}\`. Choose one from the list.`;
    throw refusedInput([{ pointer: "/body/name", message }], "Nothing was changed");
  }
  const facts = {
    topic,
    id: topicId(found),
    replication: Math.min(...found.partitions.map(({ replicaNodes }) => replicaNodes.length)),
    current,
    cleanupPolicy: configs.find(({ name }) => name === "cleanup.policy")?.value ?? "",
  };
  const faults = configFaults(change, facts);
  if (faults.length > 0) throw refusedInput(faults, "Nothing was changed");
  await send(client, topic, change, true, signal);
  return { plan: alterConfigPlan(client.config, change, facts), facts };
}

const refusals = new Set(["INVALID_CONFIG", "INVALID_REQUEST", "POLICY_VIOLATION"]);

async function send(
  client: KafkaClient,
  topic: string,
  { name, value }: ConfigChange,
  validateOnly: boolean,
  signal: AbortSignal | undefined,
): Promise<void> {
  const context = { doing: `Changing \`${name}\``, subject: `topic \`${topic}\`` };
  // Operations 0 and 1: set, and remove the topic's own value.
  const config = value === null ? { name, configOperation: 1 as const } : { name, configOperation: 0 as const, value };
  const resources = [{ resourceType: 2 as const, resourceName: topic, configs: [config] }];
  const response = await client.callPartial(apis.alterConfigs, "any", [resources, validateOnly], {
    context,
    signal,
    timeoutMs: writeMs,
    retry: validateOnly,
  });
  const [result] = response.responses;
  if (result === undefined || result.errorCode === 0) return;
  const error = kafkaError(result.errorCode, context, result.errorMessage ?? null);
  if (!refusals.has(kafkaErrorName(result.errorCode))) throw error;
  throw refusedInput([{ pointer: "/body/value", message: error.detail }], "Nothing was changed");
}
