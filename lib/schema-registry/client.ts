import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import type { HttpServiceConfig } from "#lib/config/types.ts";
import { AppError } from "#lib/errors.ts";

const contentType = "application/vnd.schemaregistry.v1+json";
const timeoutMs = 10_000;
const maxBytes = 8 * 1_048_576;

/**
 * One request to a schema registry; the answer is its JSON. Redirects are not followed: they would carry the credentials
 * elsewhere. Throws `upstream-failed` or `broker-unreachable` in words, never with what was sent.
 */
export function registryRequest(
  config: HttpServiceConfig,
  method: "GET" | "POST",
  path: string,
  body: unknown,
  signal?: AbortSignal,
): Promise<unknown> {
  const url = new URL(`${config.url.replace(/\/+$/, "")}${path}`);
  const tls = config.tls;
  const timeout = AbortSignal.timeout(timeoutMs);
  const options = {
    method,
    headers: { accept: contentType, "content-type": contentType, ...authorization(config) },
    signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    ...(tls === null
      ? {}
      : {
          ca: tls.ca ?? undefined,
          cert: tls.cert ?? undefined,
          key: tls.key ?? undefined,
          pfx: tls.pfx ?? undefined,
          passphrase: tls.passphrase ?? undefined,
          servername: tls.servername ?? undefined,
          rejectUnauthorized: tls.verify,
        }),
  };
  return new Promise((resolve, reject) => {
    const send = url.protocol === "https:" ? httpsRequest : httpRequest;
    const unreachable = (cause: unknown) =>
      reject(
        signal?.aborted === true
          ? signal.reason
          : new AppError(
              "broker-unreachable",
              `The schema registry ${config.name} does not answer at ${url.host}. Check its address and whether it runs.`,
              { cause },
            ),
      );
    const sent = send(url, options, (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > maxBytes) sent.destroy(new Error("The answer is too large"));
        chunks.push(chunk);
      });
      response.on("error", unreachable);
      response.on("end", () => {
        const answer = parse(Buffer.concat(chunks).toString("utf8"));
        const status = response.statusCode ?? 0;
        if (status >= 200 && status < 300) return resolve(answer);
        reject(
          new AppError(
            "upstream-failed",
            `The schema registry ${config.name} answered ${status}${messageOf(answer)}. Check its address and credentials.`,
          ),
        );
      });
    });
    sent.on("error", unreachable);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

function authorization({ auth }: HttpServiceConfig): Record<string, string> {
  if (auth === null) return {};
  if (auth.kind === "bearer") return { authorization: `Bearer ${auth.token}` };
  return { authorization: `Basic ${Buffer.from(`${auth.username}:${auth.password}`).toString("base64")}` };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function messageOf(answer: unknown): string {
  if (typeof answer !== "object" || answer === null || !("message" in answer)) return "";
  return typeof answer.message === "string" ? ` (${answer.message.slice(0, 300)})` : "";
}
