import { Connection, type ConnectionOptions } from "@platformatic/kafka";
import type { Address, ClusterConfig } from "#lib/config/types.ts";
import { oauthTokens } from "./oauth-token.ts";
import { tlsOptions } from "./tls-options.ts";
import { readVersions, type BrokerVersions } from "./versions.ts";

const idleMs = 60_000;
const maxPerBroker = 3;

export type Lease = { connection: Connection; versions: BrokerVersions; fresh: boolean; release(): void; drop(): void };
export type BrokerConnections = { acquire(signal?: AbortSignal): Promise<Lease>; close(): void };

/** How to open a connection of a cluster; the OAuth token is shared by all of them. */
export function connectionOptions(
  config: ClusterConfig,
): (address: Address, connectTimeoutMs: number) => ConnectionOptions {
  const { sasl, tls } = config;
  const token = sasl?.mechanism === "OAUTHBEARER" ? oauthTokens(sasl) : null;
  return (address, connectTimeoutMs) => ({
    connectTimeout: connectTimeoutMs,
    requestTimeout: 35_000,
    maxInflights: 1,
    ...(tls === null ? {} : { tls: tlsOptions(tls, address.host) }),
    ...(sasl === null
      ? {}
      : sasl.mechanism === "OAUTHBEARER"
        ? { sasl: { mechanism: sasl.mechanism, token: token ?? "", oauthBearerExtensions: sasl.extensions } }
        : { sasl: { mechanism: sasl.mechanism, username: sasl.username, password: sasl.password } }),
  });
}

/** Ends a connection at once. `close` alone waits for a peer that may be gone; destroying alone leaves its login timer. */
export function endConnection(connection: Connection): void {
  void Promise.resolve(connection.close()).catch(() => undefined);
  connection.socket?.destroy();
}

/**
 * Up to three connections to one broker, opened when asked for, one request in flight on each, closed a minute after
 * the last use. An idle socket does not keep the process alive.
 */
export function brokerConnections(
  address: Address,
  options: (address: Address, connectTimeoutMs: number) => ConnectionOptions,
): BrokerConnections {
  const idle: { connection: Connection; since: number }[] = [];
  const all = new Set<Connection>();
  const waiting: (() => void)[] = [];
  let opening = 0;
  let versions: BrokerVersions | null = null;
  let timer: NodeJS.Timeout | null = null;

  function forget(connection: Connection): void {
    if (!all.delete(connection)) return;
    const index = idle.findIndex((entry) => entry.connection === connection);
    if (index >= 0) idle.splice(index, 1);
    // A broker that went away may come back as another version.
    if (all.size === 0) versions = null;
    waiting[0]?.();
  }

  function sweep(): void {
    timer = null;
    const oldest = performance.now() - idleMs;
    for (const entry of idle.filter(({ since }) => since <= oldest)) void entry.connection.close();
    if (idle.length > 0) schedule();
  }

  function schedule(): void {
    timer ??= setTimeout(sweep, idleMs / 4).unref();
  }

  async function open(): Promise<Connection> {
    opening += 1;
    const connection = new Connection("wheelhouse", options(address, 4_000));
    connection.on("error", () => drop(connection));
    connection.on("close", () => forget(connection));
    try {
      await connection.connect(address.host, address.port);
      all.add(connection);
      versions ??= await readVersions(connection);
      return connection;
    } catch (error) {
      drop(connection);
      waiting[0]?.();
      throw error;
    } finally {
      opening -= 1;
    }
  }

  /** Until a connection comes back or may be opened; an aborted waiter takes nobody's turn. */
  function freed(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        signal?.removeEventListener("abort", wake);
        const index = waiting.indexOf(wake);
        if (index >= 0) waiting.splice(index, 1);
        resolve();
      };
      waiting.push(wake);
      signal?.addEventListener("abort", wake, { once: true });
    });
  }

  function drop(connection: Connection): void {
    forget(connection);
    endConnection(connection);
  }

  function lease(connection: Connection, known: BrokerVersions, fresh: boolean): Lease {
    connection.socket.ref();
    return {
      connection,
      versions: known,
      fresh,
      release() {
        if (!all.has(connection) || !connection.isConnected()) return drop(connection);
        connection.socket.unref();
        idle.push({ connection, since: performance.now() });
        schedule();
        waiting[0]?.();
      },
      drop: () => drop(connection),
    };
  }

  return {
    async acquire(signal) {
      for (;;) {
        signal?.throwIfAborted();
        const ready = idle.pop();
        if (ready !== undefined) {
          if (ready.connection.isConnected() && versions !== null) return lease(ready.connection, versions, false);
          drop(ready.connection);
          continue;
        }
        if (all.size + opening < maxPerBroker) {
          const connection = await open();
          if (versions !== null) return lease(connection, versions, true);
          drop(connection);
          continue;
        }
        await freed(signal);
      }
    },
    close() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      for (const connection of [...all]) drop(connection);
    },
  };
}
