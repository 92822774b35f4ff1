import type { TestClientInput } from "#lib/contracts/test-clients.ts";
import { AppError } from "#lib/errors.ts";
import { kafkaClient } from "#lib/kafka/client.ts";
import { findGroup } from "#lib/kafka/groups/find-groups.ts";
import { requireTopic } from "#lib/kafka/metadata.ts";
import { listJobs, startJob } from "./runner.ts";

const open = new Set(["queued", "running", "cancelling"]);
const kinds = new Set(["test-producer", "test-members"]);
/** Each client costs the console some CPU for as long as it runs. */
const most = 10;

/**
 * Starts a test producer or test members as a job. Throws `not-found` for the topic, `validation-failed` at `/body/group` where
 * members of a classic group could not join, `too-many-requests` when ten run already.
 */
export async function startTestClient(
  clusterId: string,
  input: TestClientInput,
  owner: string,
  signal?: AbortSignal,
): Promise<{ jobId: string }> {
  const running = listJobs().filter(({ kind, state }) => kinds.has(kind) && open.has(state)).length;
  if (running >= most)
    throw new AppError(
      "too-many-requests",
      `Nothing was started: ${running} test clients run already, and more would slow the console down. Stop one on the page of jobs.`,
    );
  const client = kafkaClient(clusterId);
  await requireTopic(client, input.topic, signal);
  if (input.kind === "members") await requireJoinable(clusterId, input.group, signal);
  return { jobId: startJob(`test-${input.kind}`, { owner, cluster: clusterId, input }).id };
}

async function requireJoinable(clusterId: string, id: string, signal: AbortSignal | undefined): Promise<void> {
  const group = await findGroup(kafkaClient(clusterId), id, signal);
  if (group === null) return;
  const { kind, state, protocolType } = group;
  const foreign = kind === "classic" && protocolType !== "" && protocolType !== "consumer";
  if (kind === "unknown" || (kind === "classic" && !foreign) || (kind === "consumer" && state === "Empty")) return;
  const what = foreign ? `a group of "${protocolType}"` : `a ${kind} group`;
  const message = `\`${id}\` is ${what}; test members form a classic consumer group. Choose another group.`;
  throw new AppError("validation-failed", message, { fields: [{ pointer: "/body/group", message }] });
}
