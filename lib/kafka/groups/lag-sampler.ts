import { globalState } from "#lib/config/global-state.ts";
import type { ClusterConfig } from "#lib/config/types.ts";
import type { LagSample } from "#lib/contracts/groups.ts";
import { AppError } from "#lib/errors.ts";
import { kafkaClient, type KafkaClient } from "#lib/kafka/client.ts";
import { reasonOf } from "#lib/kafka/errors.ts";
import { latest } from "#lib/kafka/offsets.ts";
import { committedOffsets } from "./committed-offsets.ts";
import { requireGroup, type ListedGroup } from "./find-groups.ts";
import { partitionLag } from "./join.ts";
import { logOffsets, wantedOf } from "#lib/kafka/log-offsets.ts";

export type Reading = { type: "sample"; sample: LagSample } | { type: "gap"; at: string; reason: string };
export type Rhythm = {
  intervalMs: number;
  /** How long samples outlive the last viewer. */
  keepMs: number;
};

export const rhythm: Rhythm = { intervalMs: 2_000, keepMs: 15 * 60_000 };
const maxSamples = 900;
/** Partition readings kept for one group: with many partitions the past is shorter. */
const maxPoints = 60_000;
/** Groups nobody looks at whose samples are kept. */
const maxIdle = 20;

export type Sampler = {
  /** A gap is a sample without partitions. */
  samples: LagSample[];
  viewers: Set<(reading: Reading) => void>;
  config: ClusterConfig | null;
  group: ListedGroup | null;
  /** Stops the reading and its timer; null while nobody looks. */
  stop: (() => void) | null;
  /** Drops the samples later; null while somebody looks. */
  drop: NodeJS.Timeout | null;
};

function samplers(): Map<string, Sampler> {
  return globalState("wheelhouse.kafka.lag-samplers", () => new Map<string, Sampler>());
}

/**
 * Joins the one sampler of a group: `viewer` gets each reading from now on. It reads every `intervalMs` while at least one
 * viewer is there and keeps what it read for `keepMs` after the last one has left.
 */
export function joinSampler(
  clusterId: string,
  group: string,
  viewer: (reading: Reading) => void,
  { intervalMs, keepMs }: Rhythm = rhythm,
): { sampler: Sampler; leave: () => void } {
  const all = samplers();
  const key = JSON.stringify([clusterId, group]);
  const known = all.get(key);
  const sampler: Sampler = known ?? {
    samples: [],
    viewers: new Set(),
    config: null,
    group: null,
    stop: null,
    drop: null,
  };
  all.set(key, sampler);
  if (sampler.drop !== null) clearTimeout(sampler.drop);
  sampler.drop = null;
  sampler.viewers.add(viewer);
  if (sampler.stop === null) {
    // Nobody looked for a while: the line must not run across it.
    if (sampler.samples.length > 0) keep(sampler, { at: new Date().toISOString(), partitions: [] });
    sampler.stop = start(sampler, clusterId, group, intervalMs);
  }
  const leave = () => {
    if (!sampler.viewers.delete(viewer) || sampler.viewers.size > 0) return;
    sampler.stop?.();
    sampler.stop = null;
    sampler.drop = setTimeout(() => all.delete(key), keepMs).unref();
    const idle = [...all].filter(([, { stop }]) => stop === null);
    for (const [oldest, { drop }] of idle.slice(0, Math.max(0, idle.length - maxIdle))) {
      if (drop !== null) clearTimeout(drop);
      all.delete(oldest);
    }
  };
  return { sampler, leave };
}

function start(sampler: Sampler, clusterId: string, group: string, intervalMs: number): () => void {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | null = null;
  const round = async () => {
    const due = performance.now() + intervalMs;
    const at = new Date().toISOString();
    let reading: Reading;
    try {
      const client = kafkaClient(clusterId);
      // Another cluster under the same id: its past is not ours.
      if (sampler.config !== null && sampler.config !== client.config) sampler.samples = [];
      if (sampler.config !== client.config) sampler.group = null;
      sampler.config = client.config;
      reading = { type: "sample", sample: { at, partitions: await readLag(client, sampler, group, abort.signal) } };
    } catch (error) {
      // The coordinator may have moved: find it again.
      sampler.group = null;
      reading = { type: "gap", at, reason: reasonOf(error) };
    }
    if (abort.signal.aborted) return;
    keep(sampler, reading.type === "sample" ? reading.sample : { at, partitions: [] });
    for (const viewer of sampler.viewers) viewer(reading);
    timer = setTimeout(() => void round(), Math.max(0, due - performance.now())).unref();
  };
  void round();
  return () => {
    abort.abort();
    if (timer !== null) clearTimeout(timer);
  };
}

function keep(sampler: Sampler, sample: LagSample): void {
  const { samples } = sampler;
  samples.push(sample);
  const most = Math.max(2, Math.min(maxSamples, Math.floor(maxPoints / Math.max(1, sample.partitions.length))));
  if (samples.length > most) samples.splice(0, samples.length - most);
}

async function readLag(
  client: KafkaClient,
  sampler: Sampler,
  id: string,
  signal: AbortSignal,
): Promise<LagSample["partitions"]> {
  sampler.group ??= await requireGroup(client, id, signal);
  const offsets = (await committedOffsets(client, [sampler.group], signal)).get(id);
  if (offsets === undefined || "error" in offsets)
    throw new AppError("upstream-failed", offsets?.error ?? "The coordinator did not answer for this group");
  const [ends] = await logOffsets(client, wantedOf(offsets.committed), [latest], signal);
  const rows = offsets.committed.flatMap((place) => {
    const { lag } = partitionLag(place, ends?.(place.topic, place.partition));
    return lag === null ? [] : [{ topic: place.topic, partition: place.partition, lag: lag.toString() }];
  });
  return rows.sort((a, b) => (a.topic === b.topic ? a.partition - b.partition : a.topic < b.topic ? -1 : 1));
}
