import { lookup } from "node:dns";
import { request as httpRequest } from "node:http";
import { request as httpsRequest, type RequestOptions } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";
import type { HttpServiceConfig } from "#lib/config/types.ts";
import { AppError } from "#lib/errors.ts";
import { unreachable, type RegistryAnswer } from "./errors.ts";

const contentType = "application/vnd.schemaregistry.v1+json";
const accept = `${contentType}, application/vnd.schemaregistry+json; q=0.9, application/json; q=0.8`;
const timeoutMs = 5_000;
const maxBytes = 16 * 1_048_576;

/** Clouds keep credentials of machines at link-local addresses (RFC 3927, RFC 4291); a name may lead there too. */
const linkLocal = new BlockList();
linkLocal.addSubnet("169.254.0.0", 16, "ipv4");
linkLocal.addSubnet("fe80::", 10, "ipv6");

export type RegistryCall = {
  method: "GET" | "POST" | "DELETE";
  /** Path below the registry's address, or a whole address on the same host. */
  url: URL;
  /** JSON text. */
  body?: string;
  contentType?: string;
  signal?: AbortSignal | undefined;
};

/**
 * One request and its whole answer, whatever the status. node:http follows no redirect, so credentials stay where they
 * were meant for. @throws AppError `upstream-failed` when nothing answers within 5 s; the signal's reason when it fires
 */
export function send(config: HttpServiceConfig, call: RegistryCall): Promise<RegistryAnswer> {
  const { url, method, body, signal } = call;
  const timeout = AbortSignal.timeout(timeoutMs);
  const options: RequestOptions = {
    method,
    headers: {
      accept,
      ...(body === undefined ? {} : { "content-type": call.contentType ?? contentType }),
      ...authorization(config),
    },
    signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    lookup: guardedLookup,
    ...tlsOptions(config, url.hostname),
  };
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown) => reject(signal?.aborted === true ? signal.reason : unreachable(url, cause));
    const address = url.hostname.replace(/^\[|\]$/g, "");
    if (isIP(address) !== 0 && isLinkLocal(address)) return fail(new LinkLocal());
    const sent = (url.protocol === "https:" ? httpsRequest : httpRequest)(url, options, (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > maxBytes) sent.destroy(tooLarge());
        chunks.push(chunk);
      });
      response.on("error", fail);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers["content-type"] ?? "",
          text: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    });
    sent.on("error", fail);
    sent.end(body);
  });
}

class LinkLocal extends Error {
  readonly code = "LINK_LOCAL";
}

const guardedLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, options, (error, address, family) => {
    if (error !== null) return callback(error, address, family);
    const all = typeof address === "string" ? [address] : address.map((one) => one.address);
    callback(all.some(isLinkLocal) ? new LinkLocal() : null, address, family);
  });
};

function isLinkLocal(address: string): boolean {
  return linkLocal.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

function tlsOptions({ tls }: HttpServiceConfig, host: string): RequestOptions {
  if (tls === null) return {};
  return {
    ca: tls.ca ?? undefined,
    cert: tls.cert ?? undefined,
    key: tls.key ?? undefined,
    pfx: tls.pfx ?? undefined,
    passphrase: tls.passphrase ?? undefined,
    servername: tls.servername ?? (isIP(host) === 0 ? host : undefined),
    rejectUnauthorized: tls.verify,
  };
}

function authorization({ auth }: HttpServiceConfig): Record<string, string> {
  if (auth === null) return {};
  if (auth.kind === "bearer") return { authorization: `Bearer ${auth.token}` };
  return { authorization: `Basic ${Buffer.from(`${auth.username}:${auth.password}`).toString("base64")}` };
}

function tooLarge(): AppError {
  return new AppError(
    "upstream-failed",
    `The schema registry sent more than ${maxBytes / 1_048_576} MiB in one answer, more than the console reads.`,
  );
}
