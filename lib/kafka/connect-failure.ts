import { AuthenticationError, TimeoutError } from "@platformatic/kafka";
import { AppError, type ErrorCode } from "#lib/errors.ts";
import type { ConnectionStep } from "#lib/contracts/clusters.ts";

/** Which step of reaching a broker failed, and the words for it. */
export type ConnectFailure = { step: ConnectionStep; code: ErrorCode; reason: string };

type Words = { step: ConnectionStep; why: string; todo: string };

const byCode: Record<string, Words> = {
  ENOTFOUND: { step: "dns", why: "the host name is unknown", todo: "Check its spelling and your DNS." },
  EAI_AGAIN: { step: "dns", why: "the name server does not answer", todo: "Check your DNS." },
  ECONNREFUSED: {
    step: "tcp",
    why: "connection refused: nothing listens there",
    todo: "Start the broker, or correct host and port.",
  },
  ETIMEDOUT: { step: "tcp", why: "no answer", todo: "Check the address and the firewall between." },
  EHOSTUNREACH: { step: "tcp", why: "no route to the host", todo: "Check network and address." },
  ENETUNREACH: { step: "tcp", why: "no route to the network", todo: "Check network and address." },
  CERT_HAS_EXPIRED: {
    step: "tls",
    why: "its certificate has expired",
    todo: "Renew the certificate on the broker.",
  },
  CERT_NOT_YET_VALID: {
    step: "tls",
    why: "its certificate is not valid yet",
    todo: "Check the clocks of broker and console.",
  },
  ERR_TLS_CERT_ALTNAME_INVALID: {
    step: "tls",
    why: "its certificate is for another name",
    todo: "Use a name from the certificate as the address, or set `tls.servername`.",
  },
  ERR_OSSL_X509_KEY_VALUES_MISMATCH: {
    step: "tls",
    why: "client certificate and key do not belong together",
    todo: "Correct `tls.cert` and `tls.key`.",
  },
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: {
    step: "tls",
    why: "it wants a client certificate",
    todo: "Set `tls.cert` and `tls.key`.",
  },
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: {
    step: "tls",
    why: "it refused the client certificate",
    todo: "Set a certificate in `tls.cert` that the broker's CA signed.",
  },
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: {
    step: "tls",
    why: "it does not know the CA of the client certificate",
    todo: "Set a certificate in `tls.cert` that the broker's CA signed.",
  },
  ERR_SSL_WRONG_VERSION_NUMBER: {
    step: "tls",
    why: "it does not speak TLS on this port",
    todo: "Remove `tls` from this cluster, or use the port of the broker's SSL listener.",
  },
  ERR_SSL_PACKET_LENGTH_TOO_LONG: {
    step: "tls",
    why: "it does not speak TLS on this port",
    todo: "Remove `tls` from this cluster, or use the port of the broker's SSL listener.",
  },
};

const unknownCa: Words = {
  step: "tls",
  why: "its certificate is signed by a CA the console does not know",
  todo: "Put the CA's certificate into `tls.ca` of this cluster.",
};
for (const code of [
  "SELF_SIGNED_CERT_IN_CHAIN",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
])
  byCode[code] = unknownCa;

/** What an error says about reaching `address` ("host:port"); null when it is about something else. */
export function describeConnectFailure(error: unknown, address: string): ConnectFailure | null {
  const chain = causes(error);
  const app = chain.find((entry) => entry instanceof AppError);
  if (app instanceof AppError) return { step: "sasl", code: app.code, reason: app.detail };
  if (chain.some((entry) => "apiId" in entry && entry.apiId === "SASL_AUTHENTICATION_FAILED"))
    return sasl(address, "it refused user name or password", "Correct the credentials of this cluster.");
  if (chain.some((entry) => "apiId" in entry && entry.apiId === "UNSUPPORTED_SASL_MECHANISM"))
    return sasl(
      address,
      `it does not offer this SASL mechanism${offered(chain)}`,
      "Choose an enabled `mechanism`, or enable it on the broker.",
    );
  if (chain.some((entry) => "apiId" in entry && entry.apiId === "ILLEGAL_SASL_STATE"))
    return sasl(address, "this port takes no login", "Remove `sasl`, or use the port of the broker's SASL listener.");
  if (chain.some((entry) => /Broker requires TLS/.test(entry.message)))
    return failure(address, {
      step: "tls",
      why: "it speaks TLS on this port, but `tls` is not set",
      todo: "Set `tls` for this cluster (security protocol SSL or SASL_SSL), or use the plaintext port.",
    });
  for (const entry of chain) {
    const words = "code" in entry && typeof entry.code === "string" ? byCode[entry.code] : undefined;
    if (words !== undefined) return failure(address, words);
  }
  if (chain.some((entry) => /secure TLS connection was established|verify the broker supports TLS/.test(entry.message)))
    return failure(address, {
      step: "tls",
      why: "it closed the connection during the TLS handshake",
      todo: "Remove `tls` if this is a plaintext port; else check that it accepts your client certificate.",
    });
  if (
    chain.some((entry) => "code" in entry && typeof entry.code === "string" && /^ERR_(SSL|OSSL|TLS)/.test(entry.code))
  )
    return failure(address, { step: "tls", why: "the TLS handshake failed", todo: "Check `tls` of this cluster." });
  if (chain.some((entry) => entry instanceof AuthenticationError) && !chain.some(isClosed))
    return sasl(address, "the login failed", "Correct the credentials of this cluster.");
  if (chain.some((entry) => entry instanceof TimeoutError))
    return {
      step: "tcp",
      code: "broker-timeout",
      reason: `${address} does not answer in time. It may be overloaded or stopped; try again, then look at the broker.`,
    };
  if (
    chain.some(
      (entry) =>
        "code" in entry && (entry.code === "PLT_KFK_NETWORK" || entry.code === "ECONNRESET" || entry.code === "EPIPE"),
    )
  )
    return failure(address, {
      step: "tcp",
      why: "it closed the connection",
      todo: "Try again; if it stays, check that the security protocol of this port (TLS, SASL) is the configured one.",
    });
  return null;
}

/** The library's word for a connection that ended without an answer. */
function isClosed(error: Error): boolean {
  return "code" in error && error.code === "PLT_KFK_NETWORK" && /^Connection closed/.test(error.message);
}

function offered(chain: Error[]): string {
  for (const entry of chain) {
    const response = "response" in entry ? entry.response : null;
    if (
      typeof response === "object" &&
      response !== null &&
      "mechanisms" in response &&
      Array.isArray(response.mechanisms)
    )
      return ` (it offers ${response.mechanisms.join(", ")})`;
  }
  return "";
}

function failure(address: string, words: Words): ConnectFailure {
  return {
    step: words.step,
    code: "broker-unreachable",
    reason: `${address} cannot be reached: ${words.why}. ${words.todo}`,
  };
}

function sasl(address: string, why: string, todo: string): ConnectFailure {
  return { step: "sasl", code: "broker-unreachable", reason: `Not logged in to ${address}: ${why}. ${todo}` };
}

function causes(error: unknown): Error[] {
  const found: Error[] = [];
  const queue: unknown[] = [error];
  while (queue.length > 0 && found.length < 20) {
    const next = queue.shift();
    if (!(next instanceof Error) || found.includes(next)) continue;
    found.push(next);
    if (next instanceof AggregateError) queue.push(...next.errors);
    queue.push(next.cause);
  }
  return found;
}
