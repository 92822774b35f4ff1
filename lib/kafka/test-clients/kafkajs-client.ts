import { connect as connectTcp } from "node:net";
import { connect as connectTls } from "node:tls";
import { Kafka, logLevel, type SASLOptions } from "kafkajs";
import { logger } from "#lib/config/log.ts";
import type { ClusterConfig, SaslConfig } from "#lib/config/types.ts";
import { AppError } from "#lib/errors.ts";
import { kafkaError, toAppError, type ErrorContext } from "#lib/kafka/errors.ts";
import { oauthTokens } from "#lib/kafka/oauth-token.ts";
import { tlsOptions } from "#lib/kafka/tls-options.ts";

/** An ordinary Kafka client for tests a person starts; it gives up after some 10 s without a broker. */
export function kafkajsClient(config: ClusterConfig, clientId: string): Kafka {
  const { tls, sasl } = config;
  return new Kafka({
    clientId,
    brokers: config.bootstrap.map(({ host, port }) => `${host}:${port}`),
    connectionTimeout: 3_000,
    requestTimeout: 20_000,
    retry: { retries: 4, initialRetryTime: 200, maxRetryTime: 3_000 },
    logLevel: logLevel.WARN,
    // What it calls an error is mostly a rebalance; real ones reach the job.
    logCreator: () => (entry) => logger().debug({ client: clientId, broker: entry.log.broker }, entry.log.message),
    ...(sasl === null ? {} : { sasl: saslOptions(sasl) }),
    socketFactory: ({ host, port, onConnect }) => {
      const socket =
        tls === null
          ? connectTcp({ host, port }, onConnect)
          : connectTls({ host, port, ...tlsOptions(tls, host) }, onConnect);
      return socket.setKeepAlive(true, 60_000);
    },
  });
}

function saslOptions(sasl: SaslConfig): SASLOptions {
  if (sasl.mechanism === "OAUTHBEARER") {
    const token = oauthTokens(sasl);
    const oauthBearerProvider = async () => {
      const answer = { value: await token(), extensions: sasl.extensions };
      return answer;
    };
    return { mechanism: "oauthbearer", oauthBearerProvider };
  }
  const { username, password } = sasl;
  if (sasl.mechanism === "PLAIN") return { mechanism: "plain", username, password };
  return { mechanism: sasl.mechanism === "SCRAM-SHA-256" ? "scram-sha-256" : "scram-sha-512", username, password };
}

const lost = new Set(["KafkaJSConnectionClosedError", "KafkaJSRequestTimeoutError", "KafkaJSBrokerNotFound"]);

/** An error of the client in our words; it hides the first fault behind retries. */
export function testClientError(error: unknown, context: ErrorContext): AppError {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (at instanceof AppError) return at;
    if ("type" in at && typeof at.type === "string" && "code" in at && typeof at.code === "number" && at.code > 0)
      return kafkaError(at.code, context);
    if (lost.has(at.name))
      return new AppError("broker-unreachable", `${context.doing} failed: the connection was lost. It tries again.`, {
        cause: error,
      });
    const known = toAppError(at, context);
    if (known instanceof AppError) return known;
  }
  logger().error({ err: error }, "a test client failed");
  return new AppError("upstream-failed", `${context.doing} failed. The console's log tells more.`, { cause: error });
}
