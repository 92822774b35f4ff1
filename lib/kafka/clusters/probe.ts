import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { connect } from "node:tls";
import { Connection } from "@platformatic/kafka";
import { clusterConfig } from "#lib/config/config.ts";
import type { Address, ClusterConfig } from "#lib/config/types.ts";
import type { ClusterStatus, ConnectionStep } from "#lib/contracts/clusters.ts";
import { AppError } from "#lib/errors.ts";
import { kafkaClient } from "#lib/kafka/client.ts";
import { describeConnectFailure } from "#lib/kafka/connect-failure.ts";
import { connectionOptions, endConnection } from "#lib/kafka/connections.ts";
import { toAppError } from "#lib/kafka/errors.ts";
import { allMetadata } from "#lib/kafka/metadata.ts";
import { countRequest } from "#lib/kafka/request-counts.ts";
import { abortable } from "#lib/kafka/single-flight.ts";
import { apis, negotiate, readVersions } from "#lib/kafka/versions.ts";

const budgetMs = 4_500;
const order: ConnectionStep[] = ["dns", "tcp", "tls", "sasl", "versions", "authorisation"];

type Probed = {
  address: string;
  reachable: boolean;
  failedStep: ConnectionStep | null;
  reason: string | null;
  brokers: number | null;
};

/**
 * Tries every bootstrap address over its own connection, step by step (dns, tcp, tls, sasl, versions, authorisation),
 * and answers within 5 s: the first that works, else the one that came furthest. A user who logs in but sees nothing is
 * reachable, with `failedStep: "authorisation"` and the words for it. Throws `not-found` for an unknown cluster.
 */
export async function probeCluster(clusterId: string, signal?: AbortSignal): Promise<ClusterStatus> {
  const config = clusterConfig(clusterId);
  const started = performance.now();
  const client = kafkaClient(clusterId);
  const probed = await abortable(
    client.shared.read("probe", () => probeAll(config), 1_000),
    signal,
  );
  return {
    id: clusterId,
    reachable: probed.reachable,
    failedStep: probed.failedStep,
    reason: probed.reason,
    address: probed.address,
    elapsedMs: Math.round(performance.now() - started),
    brokers: probed.brokers,
  };
}

async function probeAll(config: ClusterConfig): Promise<Probed> {
  const abort = new AbortController();
  const failed: Probed[] = [];
  const attempts = config.bootstrap.map(async (address) => {
    const probed = await probeAddress(config, address, abort.signal);
    if (probed.reachable) return probed;
    failed.push(probed);
    throw new Error(probed.reason ?? "");
  });
  try {
    const reached = await Promise.any(attempts);
    return await checkVisible(config, reached);
  } catch {
    const rank = (probed: Probed) => (probed.failedStep === null ? 99 : order.indexOf(probed.failedStep));
    const furthest = failed.sort((a, b) => rank(b) - rank(a))[0];
    return (
      furthest ?? {
        address: "",
        reachable: false,
        failedStep: "dns",
        reason: "No bootstrap address is configured.",
        brokers: null,
      }
    );
  } finally {
    abort.abort();
  }
}

async function probeAddress(config: ClusterConfig, target: Address, signal: AbortSignal): Promise<Probed> {
  const address = `${target.host}:${target.port}`;
  const connection = new Connection("wheelhouse", connectionOptions(config)(target, budgetMs));
  connection.on("error", () => undefined);
  let step: ConnectionStep = "dns";
  const timeout = AbortSignal.any([signal, AbortSignal.timeout(budgetMs)]);
  const end = () => endConnection(connection);
  timeout.addEventListener("abort", end, { once: true });
  try {
    if (isIP(target.host) === 0) await abortable(lookup(target.host), timeout);
    step = "tcp";
    const connected = connection.connect(target.host, target.port);
    connection.socket.once(
      "connect",
      () => (step = config.tls !== null ? "tls" : config.sasl !== null ? "sasl" : "versions"),
    );
    if (config.tls !== null)
      connection.socket.once("secureConnect", () => (step = config.sasl !== null ? "sasl" : "versions"));
    await abortable(Promise.resolve(connected), timeout);
    step = "versions";
    countRequest(config.id, "ApiVersions");
    const versions = await abortable(readVersions(connection), timeout);
    const metadata = negotiate(apis.metadata, versions);
    step = "authorisation";
    countRequest(config.id, apis.metadata.name);
    const { brokers } = await abortable(metadata.async(connection, [], false, false), timeout);
    return { address, reachable: true, failedStep: null, reason: null, brokers: brokers.length };
  } catch (error) {
    const speaksTls = config.tls === null && !timeout.aborted && (await answersTls(target, timeout));
    const why = explain(config, address, step, error, { timedOut: timeout.aborted, speaksTls });
    return { address, reachable: false, brokers: null, ...why };
  } finally {
    timeout.removeEventListener("abort", end);
    end();
  }
}

function explain(
  config: ClusterConfig,
  address: string,
  step: ConnectionStep,
  error: unknown,
  seen: { timedOut: boolean; speaksTls: boolean },
): { failedStep: ConnectionStep; reason: string } {
  const because = (failedStep: ConnectionStep, words: string) => ({
    failedStep,
    reason: `${address} cannot be reached: ${words}`,
  });
  if (seen.timedOut) return because(step, silence[step]);
  if (seen.speaksTls)
    return because(
      "tls",
      "it speaks TLS on this port, but `tls` is not set. Set `tls` for this cluster, or use the plaintext port.",
    );
  const failure = describeConnectFailure(error, address);
  // Only what the error itself tells apart beats the step that was running.
  if (failure !== null && (failure.step !== "tcp" || step === "dns" || step === "tcp"))
    return { failedStep: step === "dns" || step === "tcp" ? step : failure.step, reason: failure.reason };
  if (step === "tls")
    return because(
      "tls",
      "it closed the connection during the TLS handshake. Remove `tls` from this cluster if this is a plaintext port; else check that it accepts your client certificate.",
    );
  if (failure === null) {
    const known = toAppError(error, { doing: "Reading the cluster", address });
    const reason = known instanceof AppError ? known.detail : "The broker's answer could not be read.";
    return { failedStep: step, reason };
  }
  if (step === "sasl")
    return because(
      "sasl",
      "it closed the connection during the login. Check that this port is a SASL listener, and `mechanism`.",
    );
  // Kafka answers ApiVersions to anybody and closes the connection at the next request when it wants a login first.
  if (step === "authorisation" && config.sasl === null)
    return because(
      "sasl",
      "it wants a login, but `sasl` is not set. Set `sasl` for this cluster, or use a port without login.",
    );
  // With TLS 1.3 a missing client certificate shows only after the handshake.
  if (config.tls !== null && config.sasl === null)
    return because(
      "tls",
      "it closed the connection after the TLS handshake. It wants a client certificate: set `tls.cert` and `tls.key`.",
    );
  return because(step, "it closed the connection at the first request. Check that a Kafka broker listens there.");
}

/** Whether a listener answers a TLS handshake, whatever its certificate. */
function answersTls({ host, port }: Address, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, rejectUnauthorized: false, timeout: 1_500 });
    const end = (answer: boolean) => {
      signal.removeEventListener("abort", stop);
      socket.destroy();
      resolve(answer);
    };
    const stop = () => end(false);
    signal.addEventListener("abort", stop, { once: true });
    socket.once("secureConnect", () => end(true));
    socket.once("error", stop);
    socket.once("timeout", stop);
    socket.once("close", stop);
  });
}

const silence: Record<ConnectionStep, string> = {
  dns: "the name server did not answer within 4.5 s. Check your DNS.",
  tcp: "no answer within 4.5 s. Check address, port and the firewall between.",
  tls: "the TLS handshake did not end within 4.5 s. A plaintext port does not answer it: remove `tls` from this cluster, or use the port of the SSL listener.",
  sasl: "the login was not answered within 4.5 s. Check that this port is a SASL listener, and whether it wants TLS.",
  versions:
    "it accepted the connection but did not answer within 4.5 s. Check that a Kafka broker listens there, and whether it wants TLS.",
  authorisation: "it did not list its brokers within 4.5 s. It may be overloaded or starting; try again.",
};

/** Kafka hides what a user may not see: an empty list can mean an empty cluster or a missing right. */
async function checkVisible(config: ClusterConfig, probed: Probed): Promise<Probed> {
  if (config.sasl === null && config.tls?.cert == null && config.tls?.pfx == null) return probed;
  const client = kafkaClient(config.id);
  const context = { context: { doing: "Reading the rights" }, timeoutMs: 1_000 };
  const metadata = await allMetadata(client).catch(() => null);
  if (metadata === null || metadata.topics.length > 0) return probed;
  const described = await client.call(apis.describeCluster, "any", [true, 1], context).catch(() => null);
  // Bit 8 is DESCRIBE (AclOperation); a user with it would see internal topics of a used cluster.
  if (described === null || (described.clusterAuthorizedOperations & (1 << 8)) !== 0) return probed;
  const who = config.sasl !== null && "username" in config.sasl ? `\`${config.sasl.username}\`` : "The console's user";
  return {
    ...probed,
    failedStep: "authorisation",
    reason: `${who} is logged in but sees no topic: there is none, or the user lacks DESCRIBE. If topics are missing, give it DESCRIBE and READ with \`kafka-acls.sh\`.`,
  };
}
