import { clusterConfig } from "#lib/config/config.ts";
import { globalState } from "#lib/config/global-state.ts";
import type { Address, ClusterConfig } from "#lib/config/types.ts";
import { AppError } from "#lib/errors.ts";
import { brokerConnections, connectionOptions, type BrokerConnections } from "./connections.ts";
import { toAppError, type ErrorContext } from "./errors.ts";
import { countRequest } from "./request-counts.ts";
import { sharedReads, type SharedReads } from "./single-flight.ts";
import { negotiate, type ApiTable, type BrokerVersions } from "./versions.ts";

export const interactiveMs = 5_000;
export const writeMs = 30_000;

/** Any broker that answers, or one broker by its id. */
export type Target = "any" | number;

export type CallOptions = {
  context: ErrorContext;
  signal?: AbortSignal | undefined;
  timeoutMs?: number;
  /** True sends again once after a lost connection; only for requests that change nothing. */
  retry?: boolean;
};

export type KafkaClient = {
  config: ClusterConfig;
  /** Answers kept for a moment, shared by all callers of this cluster. */
  shared: SharedReads;
  /** Sends one request and throws AppError when it, or any element of the answer, failed. */
  call<A extends unknown[], R>(api: ApiTable<A, R>, target: Target, args: A, options: CallOptions): Promise<R>;
  /** The same, but an answer with failed elements is returned: their error codes are in it. */
  callPartial<A extends unknown[], R>(api: ApiTable<A, R>, target: Target, args: A, options: CallOptions): Promise<R>;
  /** What the broker can do. */
  versions(target: Target, options: CallOptions): Promise<BrokerVersions>;
  /** Tells the client where brokers live; Metadata does so. */
  learnBrokers(brokers: { id: number; host: string; port: number }[]): void;
  close(): void;
};

type Clients = Map<string, KafkaClient>;

/** The one client of a cluster, opened lazily and replaced when its configuration changes. Throws `not-found`. */
export function kafkaClient(clusterId: string): KafkaClient {
  const config = clusterConfig(clusterId);
  const clients = globalState<Clients>("wheelhouse.kafka.clients", () => new Map());
  const known = clients.get(clusterId);
  if (known !== undefined && known.config === config) return known;
  known?.close();
  const client = createClient(config);
  clients.set(clusterId, client);
  return client;
}

/** Closes every connection; the next call opens new ones. For shut-down and tests. */
export function closeKafkaClients(): void {
  const clients = globalState<Clients>("wheelhouse.kafka.clients", () => new Map());
  for (const client of clients.values()) client.close();
  clients.clear();
}

const failedForMs = 10_000;

function createClient(config: ClusterConfig): KafkaClient {
  const options = connectionOptions(config);
  const pools = new Map<string, BrokerConnections>();
  const failedAt = new Map<string, number>();
  let brokers = new Map<number, Address>();
  let lastGood: Address | null = null;

  const name = (address: Address) => `${address.host}:${address.port}`;

  function pool(address: Address): BrokerConnections {
    const key = name(address);
    const known = pools.get(key);
    if (known !== undefined) return known;
    const created = brokerConnections(address, options);
    pools.set(key, created);
    return created;
  }

  /** Addresses to try for `any`: the last that answered, known brokers, bootstrap; those that just failed come last. */
  function candidates(): Address[] {
    const unique = new Map<string, Address>();
    for (const address of [...(lastGood === null ? [] : [lastGood]), ...brokers.values(), ...config.bootstrap])
      if (!unique.has(name(address))) unique.set(name(address), address);
    const since = performance.now() - failedForMs;
    const failed = (address: Address) => Number((failedAt.get(name(address)) ?? -Infinity) > since);
    return [...unique.values()].sort((a, b) => failed(a) - failed(b));
  }

  function addresses(target: Target): Address[] {
    if (target === "any") return candidates();
    const address = brokers.get(target);
    if (address === undefined)
      throw new AppError(
        "broker-unreachable",
        `Broker ${target} is not in the cluster at this moment. It may be down; look at the list of brokers.`,
      );
    return [address];
  }

  type Work<T> = (address: Address, deadline: AbortSignal) => Promise<T>;

  async function attempt<T>(target: Target, options: CallOptions, work: Work<T>): Promise<T> {
    const timeoutMs = options.timeoutMs ?? interactiveMs;
    const timeout = AbortSignal.timeout(timeoutMs);
    const deadline = options.signal === undefined ? timeout : AbortSignal.any([options.signal, timeout]);
    const retry = options.retry ?? true;
    const tried = addresses(target);
    const tries = target === "any" || !retry ? tried : [...tried, ...tried];
    let last: unknown = null;
    for (const address of tries) {
      const context = { ...options.context, address: name(address) };
      try {
        const result = await work(address, deadline);
        failedAt.delete(name(address));
        if (target === "any") lastGood = address;
        return result;
      } catch (error) {
        if (options.signal?.aborted) throw options.signal.reason;
        if (timeout.aborted) {
          failedAt.set(name(address), performance.now());
          if (lastGood === address) lastGood = null;
          const seconds = timeoutMs / 1000;
          throw new AppError(
            "broker-timeout",
            `${options.context.doing} failed: ${name(address)} did not answer within ${seconds} s. It may be stopped or overloaded; try again, then look at the broker.`,
            { cause: error },
          );
        }
        last = toAppError(error, context);
        if (!isConnectionError(error)) throw last;
        failedAt.set(name(address), performance.now());
        if (lastGood === address) lastGood = null;
        if (!retry && !(error instanceof NotSent)) throw last;
      }
    }
    throw last;
  }

  async function send<A extends unknown[], R>(
    api: ApiTable<A, R>,
    address: Address,
    args: A,
    deadline: AbortSignal,
  ): Promise<R> {
    const lease = await race(pool(address).acquire(deadline), deadline, (late) => late.release()).catch(notSent);
    try {
      const codec = negotiate(api, lease.versions);
      countRequest(config.id, api.name);
      const result = await race(codec.async(lease.connection, ...args), deadline);
      lease.release();
      return result;
    } catch (error) {
      // After a timeout or an abort an answer may still come: that connection is of no use to the next caller.
      if (deadline.aborted) lease.drop();
      else lease.release();
      throw error;
    }
  }

  const client: KafkaClient = {
    config,
    shared: sharedReads(),
    call: (api, target, args, options) =>
      attempt(target, options, (address, deadline) => send(api, address, args, deadline)),
    callPartial: (api, target, args, options) =>
      attempt(target, options, (address, deadline) =>
        send(api, address, args, deadline).catch((error: unknown) => partialResponse(error)),
      ),
    versions: (target, options) =>
      attempt(target, options, async (address, deadline) => {
        const lease = await race(pool(address).acquire(deadline), deadline, (late) => late.release());
        lease.release();
        return lease.versions;
      }),
    learnBrokers(found) {
      brokers = new Map(found.map(({ id, host, port }) => [id, { host, port }]));
      const known = new Set([...brokers.values(), ...config.bootstrap].map(name));
      for (const [key, old] of pools)
        if (!known.has(key)) {
          old.close();
          pools.delete(key);
        }
    },
    close() {
      for (const open of pools.values()) open.close();
      pools.clear();
      client.shared.clear();
    },
  };
  return client;
}

/** The connection failed before the request was written: sending it elsewhere cannot do it twice. */
class NotSent extends Error {}

function notSent(cause: unknown): never {
  throw new NotSent("No connection", { cause });
}

/** The library's ResponseError keeps the whole answer, the good parts too. */
function partialResponse<R>(error: unknown): R;
function partialResponse(error: unknown): unknown {
  if (isResponseError(error)) return error.response;
  throw error;
}

function isResponseError(error: unknown): error is Error & { response: unknown } {
  return error instanceof Error && "code" in error && error.code === "PLT_KFK_RESPONSE" && "response" in error;
}

function isConnectionError(error: unknown): boolean {
  return !(error instanceof AppError) && !isResponseError(error);
}

/** Ends with the work or with the signal, whichever is first; `late` gets a result that came after the signal. */
function race<T>(work: Promise<T>, signal: AbortSignal, late?: (result: T) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      reject(signal.reason);
      if (late !== undefined) work.then(late, () => undefined);
    };
    if (signal.aborted) return onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
